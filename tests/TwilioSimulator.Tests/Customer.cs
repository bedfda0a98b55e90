using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace TwilioSimulator.Tests;

/// <summary>One request the carrier made, as it arrived.</summary>
public sealed record Received(string Method, string Url, IReadOnlyDictionary<string, string> Form, string? Signature, string? Token)
{
    public string Status => Form.GetValueOrDefault("MessageStatus", "");

    /// <summary>Checked with a second implementation, so that the simulator's own cannot agree with itself.</summary>
    public bool IsSignedBy(string authToken)
    {
        var signed = Url + string.Concat(Form.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + pair.Value));
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(authToken));
        return Signature == Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(signed)));
    }
}

/// <summary>A real small web server at the other end of the webhooks, which answers as it is told.</summary>
public sealed class Customer : IAsyncDisposable
{
    readonly ConcurrentQueue<Received> _received = [];
    readonly WebApplication _app;

    Customer(WebApplication app) => _app = app;

    public IReadOnlyList<Received> Received => [.. _received];

    public string Address { get; private set; } = "";

    /// <summary>What to answer to the n-th request, counted from 1.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (context, _) =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    public static async Task<Customer> StartAsync(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var customer = new Customer(builder.Build());
        customer._app.Run(customer.HandleAsync);
        await customer._app.StartAsync(TestContext.Current.CancellationToken);
        customer.Address = customer._app.Urls.Single();
        return customer;
    }

    public void AnswerStatuses(params int[] statuses) => Answer = (context, nth) =>
    {
        context.Response.StatusCode = statuses[Math.Min(nth, statuses.Length) - 1];
        return Task.CompletedTask;
    };

    public Task<IReadOnlyList<Received>> WaitForAsync(int count) =>
        Eventually.GetAsync(() => Task.FromResult(Received), received => received.Count >= count, $"{count} webhooks");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    async Task HandleAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        var request = context.Request;
        int nth;
        lock (_received)
        {
            _received.Enqueue(new Received(
                request.Method, request.GetEncodedUrl(), form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal),
                request.Headers["X-Twilio-Signature"], request.Headers["I-Twilio-Idempotency-Token"]));
            nth = _received.Count;
        }

        await Answer(context, nth);
    }
}
