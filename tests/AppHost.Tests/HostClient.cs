using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Testing;

namespace AppHost.Tests;

public sealed record HostFile(Uri Address, string Token, int Pid);

public sealed record UrlOfResource(string? Name, string Url);

public sealed record RunningResource(
    string Name, string Type, string State, string? Health, int? Pid, int? ExitCode, string? Message,
    UrlOfResource[] Urls, string[] WaitsFor, string[] Environment, string[] Commands)
{
    public bool IsReady => State is "Finished" || (State is "Running" && Health is "Healthy");

    public bool HasFailed => State is "Exited" or "FailedToStart";
}

/// <summary>What a script or a test of another project does with a running host.</summary>
public sealed class HostClient : IDisposable
{
    // A machine that runs other tests at the same time may take this long to start two servers.
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(120);

    private HostClient(HostFile file)
    {
        File = file;
        Http = new HttpClient { BaseAddress = file.Address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", file.Token);
    }

    public HostFile File { get; }

    public HttpClient Http { get; }

    public static async Task<HostClient> ConnectAsync(string data)
    {
        var path = Path.Combine(data, "host.json");
        await Eventually.Until(() => System.IO.File.Exists(path), StartTime);
        return new HostClient(JsonSerializer.Deserialize<HostFile>(await System.IO.File.ReadAllTextAsync(path), JsonSerializerOptions.Web)!);
    }

    public async Task<RunningResource[]> ResourcesAsync() => (await Http.GetFromJsonAsync<RunningResource[]>("/resources"))!;

    public async Task<RunningResource> ResourceAsync(string name) => (await ResourcesAsync()).Single(r => r.Name == name);

    public Task<HttpResponseMessage> CommandAsync(string name, string command) => Http.PostAsync($"/resources/{name}/commands/{command}", null);

    public Task<RunningResource> UntilAsync(string name, Func<RunningResource, bool> isRight) =>
        Eventually.Until(() => ResourceAsync(name), isRight, StartTime);

    /// <summary>Fails at once, and with the reason, when something will never be ready.</summary>
    public async Task AllReadyAsync()
    {
        var all = await Eventually.Until(ResourcesAsync, all => all.All(r => r.IsReady || r.HasFailed), StartTime);
        Assert.All(all, resource => Assert.False(resource.HasFailed, $"{resource.Name}: {resource.State} {resource.ExitCode} {resource.Message}"));
    }

    public void Dispose() => Http.Dispose();
}
