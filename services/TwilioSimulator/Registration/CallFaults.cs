using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using TwilioSimulator.Accounts;

namespace TwilioSimulator.Registration;

/// <summary>A fault of the next calls to a path.</summary>
/// <param name="Path">Last part of the path, for example <c>BrandRegistrations</c>; with <c>/*</c> for one of its resources, for example <c>CustomerProfiles/*</c>.</param>
/// <param name="Kind"><c>refuse503</c>: nothing was done; <c>drop</c>: done, no answer; <c>half500</c>: done, answered 500; <c>hang</c>: done, the answer comes after <paramref name="Milliseconds"/>.</param>
/// <param name="Method">The HTTP method; POST when not given.</param>
internal sealed record CallFault(string Path, string Kind, int Next = 1, string Method = "POST", int Milliseconds = 30_000);

/// <summary>Lost and spoiled answers for everything but Messages, which has its own. Kept in memory only.</summary>
internal sealed class CallFaults(TimeProvider clock)
{
    readonly Lock _gate = new();
    readonly List<CallFault> _faults = [];
    readonly ConcurrentQueue<string> _struck = [];

    /// <summary>No status callbacks and no events: customers have to poll.</summary>
    public bool WebhooksOff { get; set; }

    /// <summary>The paths that faults have struck, in order.</summary>
    public IReadOnlyList<string> Struck => [.. _struck];

    public void Add(CallFault fault)
    {
        lock (_gate) _faults.Add(fault);
    }

    public void Clear()
    {
        lock (_gate) _faults.Clear();
        _struck.Clear();
        WebhooksOff = false;
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Take(http.Request) is not { } fault) return await next(context);
        if (fault.Kind == "refuse503")
        {
            _struck.Enqueue(fault.Path);
            return TwilioError.Unavailable;
        }

        var answer = await next(context);
        _struck.Enqueue(fault.Path);
        switch (fault.Kind)
        {
            case "drop":
                http.Features.Get<IHttpRequestLifetimeFeature>()?.Abort();
                return Results.Empty;
            case "half500":
                return TwilioError.InternalError;
            default:
                await Task.Delay(TimeSpan.FromMilliseconds(fault.Milliseconds), clock, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return answer;
        }
    }

    CallFault? Take(HttpRequest request)
    {
        lock (_gate)
        {
            var at = _faults.FindIndex(fault => fault.Method == request.Method && Fits(request.Path, fault.Path));
            if (at < 0) return null;

            var fault = _faults[at];
            if (fault.Next > 1) _faults[at] = fault with { Next = fault.Next - 1 };
            else _faults.RemoveAt(at);
            return fault;
        }
    }

    static bool Fits(PathString path, string wanted)
    {
        var called = (path.Value ?? "").Replace(".json", "", StringComparison.Ordinal);
        if (wanted.EndsWith("/*", StringComparison.Ordinal)) (called, wanted) = (called[..Math.Max(0, called.LastIndexOf('/'))], wanted[..^2]);
        return called.EndsWith("/" + wanted, StringComparison.Ordinal);
    }
}

internal static class CallFaultsRegistration
{
    public static RouteGroupBuilder WithCallFaults(this RouteGroupBuilder group) =>
        group.AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<CallFaults>().InvokeAsync(context, next));
}
