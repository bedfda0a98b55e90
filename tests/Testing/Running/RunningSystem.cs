using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Testing.Rabbit;

namespace Testing.Running;

/// <summary>
/// The whole system, started by the AppHost as <c>./run</c> does, with servers and data of its own in a temporary
/// folder and on free ports. Disposing stops it and proves that it stops.
/// </summary>
public sealed class RunningSystem : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private readonly Process _host;
    private readonly DirectoryInfo _data;
    private readonly TextWriter _log;

    private RunningSystem(Process host, DirectoryInfo data, TextWriter log, HostControl control)
    {
        _host = host;
        _data = data;
        _log = log;
        Control = control;
    }

    /// <summary>Starts, stops and lists resources.</summary>
    public HostControl Control { get; }

    /// <summary>The gateway's address: the only way in.</summary>
    public required Uri Gateway { get; init; }

    /// <summary>The simulated carrier's address, for its control side and oracle.</summary>
    public required Uri Carrier { get; init; }

    /// <summary>Where the logs of all resources are.</summary>
    public string Logs => Path.Combine(_data.FullName, "logs");

    /// <summary>Starts the system and waits until everything is healthy and the demo data are in.</summary>
    /// <param name="settings">Environment of the host, inherited by every process, for example <c>Demo__ExtraClients</c>.</param>
    public static async Task<RunningSystem> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var data = Directory.CreateTempSubdirectory("texting-test-");
        var start = new ProcessStartInfo("dotnet", [AppHostDll(), "--data", data.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root(),
            Environment = { ["GATEWAY_PORT"] = "0", ["DOTNET_ENVIRONMENT"] = "Development" },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;

        var log = TextWriter.Synchronized(new StringWriter());
        var host = Process.Start(start)!;
        host.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        host.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        try
        {
            var control = await ConnectAsync(host, data);
            var resources = await control.WaitForAllAsync(StartLimit);
            return new RunningSystem(host, data, log, control)
            {
                Gateway = resources.Single(resource => resource.Name == "gateway").Address,
                Carrier = resources.Single(resource => resource.Name == "twilio").Address,
            };
        }
        catch (Exception exception)
        {
            host.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"The system did not start.\n{log}", exception);
        }
    }

    /// <summary>The bus as another service of the platform reaches it, by the address the host gave to a service.</summary>
    public async Task<AmqpClient> ConnectToBusAsync() => await AmqpClient.ConnectAsync(await ConnectionStringAsync("billing", "rabbitmq"));

    /// <summary>A service's own database, for data in numbers that nobody would wait for.</summary>
    /// <param name="service">For example <c>messaging</c>.</param>
    public Task<string> DatabaseAsync(string service) => ConnectionStringAsync(service, $"{service}-db");

    private async Task<string> ConnectionStringAsync(string service, string name)
    {
        var variable = $"ConnectionStrings__{name}=";
        var resource = (await Control.ResourcesAsync()).Single(resource => resource.Name == service);
        var environment = (await File.ReadAllTextAsync($"/proc/{resource.Pid}/environ")).Split('\0');
        return environment.Single(entry => entry.StartsWith(variable, StringComparison.Ordinal))[variable.Length..];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using (var term = Process.Start("kill", ["-TERM", $"{_host.Id}"])) await term.WaitForExitAsync();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _host.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _host.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"The system did not stop within {StopLimit}.\n{_log}");
        }
        finally
        {
            Control.Dispose();
            _host.Dispose();
        }

        _data.Delete(recursive: true);
    }

    private static async Task<HostControl> ConnectAsync(Process host, DirectoryInfo data)
    {
        var file = Path.Combine(data.FullName, "host.json");
        await Eventually.Until(() => host.HasExited || File.Exists(file), StartLimit);
        if (host.HasExited) throw new InvalidOperationException($"The host ended with {host.ExitCode}.");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        return new HostControl(new Uri(json.RootElement.GetProperty("address").GetString()!), json.RootElement.GetProperty("token").GetString()!);
    }

    private static string AppHostDll() => Path.Combine(
        Environment.GetEnvironmentVariable("ArtifactsPath") ?? Path.Combine(Root(), "artifacts"), "bin", "AppHost", "debug", "AppHost.dll");

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
