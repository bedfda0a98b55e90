using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AppHost.Tests.Drawn;

[assembly: AssemblyFixture(typeof(LaunchedAppHost))]

namespace AppHost.Tests.Drawn;

/// <summary>AppHost.cs itself, once as it runs and once as it is published.</summary>
public sealed class LaunchedAppHost : IAsyncLifetime
{
    /// <summary>What it runs, by name, as its control endpoint shows it.</summary>
    public IReadOnlyDictionary<string, RunningResource> Running { get; private set; } = null!;

    /// <summary>The resources of its manifest.</summary>
    public JsonObject Manifest { get; private set; } = null!;

    /// <summary>The secrets it made.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; private set; } = null!;

    /// <summary>Everything it wrote to the terminal, and all logs.</summary>
    public string Output { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Manifest = await PublishAsync();
        await using var host = HostProcess.Start("AppHost");
        using var client = await HostClient.ConnectAsync(host.Data);
        await client.UntilAsync("messaging-migrations", r => r.State is "Finished" or "Exited");
        Running = (await client.ResourcesAsync()).ToDictionary(r => r.Name);
        Secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(host.Data, "secrets.json")))!;
        host.Signal(15);
        await host.ExitedAsync(TimeSpan.FromSeconds(15));
        Output = host.Output + string.Concat(Directory.GetFiles(Path.Combine(host.Data, "logs")).Select(File.ReadAllText));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public IReadOnlyList<string> ManifestEnvironment(string name) => [.. Manifest[name]!["env"]!.AsObject().Select(e => e.Key)];

    private static async Task<JsonObject> PublishAsync()
    {
        var file = Path.GetTempFileName();
        using var publish = Process.Start("dotnet", [HostProcess.AssemblyOf("AppHost"), "--operation", "publish", "--publisher", "manifest", "--output-path", file]);
        await publish.WaitForExitAsync();
        Assert.Equal(0, publish.ExitCode);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(file))!["resources"]!.AsObject();
        File.Delete(file);
        return manifest;
    }
}
