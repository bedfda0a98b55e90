using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Testing.Running;

/// <summary>One resource as the host reports it.</summary>
public sealed record HostResource(string Name, string Type, string State, int? Pid, int? ExitCode, string? Health, IReadOnlyList<HostUrl> Urls)
{
    /// <summary>Ready for use, or done with what it had to do.</summary>
    public bool IsReady => State == "Finished" ? ExitCode is null or 0 : State == "Running" && (Pid is null || Health == "Healthy");

    /// <summary>It will not become ready by waiting.</summary>
    public bool HasFailed => State is "FailedToStart" or "Exited" || (State == "Finished" && ExitCode is not (null or 0));

    /// <summary>Its first HTTP address.</summary>
    public Uri Address => new(Urls.First(url => url.Url.StartsWith("http", StringComparison.Ordinal)).Url);
}

/// <summary>An address of a resource.</summary>
public sealed record HostUrl(string? Name, string Url);

/// <summary>The host's own control endpoint: what the dashboard's buttons do.</summary>
public sealed class HostControl : IDisposable
{
    // Started by a person's command only.
    private const string OnDemand = "demo-reset";
    private readonly HttpClient _http;

    internal HostControl(Uri address, string token)
    {
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>All resources.</summary>
    public async Task<IReadOnlyList<HostResource>> ResourcesAsync() =>
        await _http.GetFromJsonAsync<List<HostResource>>("/resources") ?? [];

    /// <summary>Waits until everything runs and is healthy, and what runs to completion has completed.</summary>
    public async Task<IReadOnlyList<HostResource>> WaitForAllAsync(TimeSpan deadline)
    {
        var resources = await Eventually.Until(
            ResourcesAsync, all => all.Any(resource => resource.HasFailed) || (all.Count > 0 && all.All(resource => resource.IsReady || resource.Name == OnDemand)), deadline);
        return resources.FirstOrDefault(resource => resource.HasFailed) is { } failed
            ? throw new InvalidOperationException($"{failed.Name} is {failed.State} with exit code {failed.ExitCode}.")
            : resources;
    }

    /// <summary>Kills a resource's process without a warning.</summary>
    public async Task KillAsync(string name)
    {
        var resource = (await ResourcesAsync()).Single(resource => resource.Name == name);
        if (resource.Pid is not { } pid) throw new InvalidOperationException($"{name} is {resource.State} and has no process.");
        Processes.Signals.Send(pid, Processes.Signals.Kill);
        await Eventually.Until(async () => (await ResourcesAsync()).Single(now => now.Name == name).Pid != pid);
    }

    /// <summary>Starts a resource again and waits until it is healthy.</summary>
    public async Task StartAsync(string name)
    {
        using var answer = await _http.PostAsync($"/resources/{name}/commands/start", content: null);
        answer.EnsureSuccessStatusCode();
        await Eventually.Until(ResourcesAsync, all => all.Single(resource => resource.Name == name).IsReady, TimeSpan.FromSeconds(90));
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
