using System.Diagnostics;
using System.Text;

namespace Testing.Processes;

/// <summary>A service as a process of its own, for tests that kill, pause or stop it.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = Eventually.DefaultDeadline;

    private readonly string _dll;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly StringBuilder _output = new();
    private Process? _process;

    private ServiceProcess(string dll, IReadOnlyDictionary<string, string> settings)
    {
        (_dll, _settings) = (dll, settings);
        Address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        Client = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it listens; the same after every restart.</summary>
    public Uri Address { get; }

    /// <summary>A client of it, without a token.</summary>
    public HttpClient Client { get; }

    /// <summary>The present process.</summary>
    public int Id => Running.Id;

    public bool HasExited => Running.HasExited;

    /// <summary>What all its processes wrote so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    private Process Running => _process ?? throw new InvalidOperationException("Not started.");

    /// <summary>The built program of a project of this repository, from the artifacts folder that the tests were built into.</summary>
    public static string DllOf(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(configuration.Parent!.Parent!.FullName, project, configuration.Name, $"{project}.dll");
    }

    /// <summary>Starts it and waits until <c>/health</c> answers 200.</summary>
    /// <param name="dll">Its program, see <see cref="DllOf"/>.</param>
    /// <param name="settings">Configuration, keys with colons.</param>
    public static async Task<ServiceProcess> StartAsync(string dll, IReadOnlyDictionary<string, string> settings)
    {
        var service = new ServiceProcess(dll, settings);
        await service.StartAsync();
        return service;
    }

    /// <summary>Starts it and does not wait: it may be made to die before it is healthy.</summary>
    public static ServiceProcess Launch(string dll, IReadOnlyDictionary<string, string> settings)
    {
        var service = new ServiceProcess(dll, settings);
        service.Launch([]);
        return service;
    }

    /// <summary>Runs a program to its end, for example with <c>migrate</c>. Returns its exit code and what it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string dll, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var service = new ServiceProcess(dll, settings);
        service.Launch(arguments);
        await service.Running.WaitForExitAsync();
        return (service.Running.ExitCode, service.Output);
    }

    /// <summary>Starts it again after a kill or stop.</summary>
    public async Task StartAsync()
    {
        Launch([]);
        await Eventually.Until(async () =>
        {
            if (HasExited) return true;
            using var answer = await Client.GetAsync(new Uri("health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }, StartDeadline, () => Task.FromResult(Output), $"{Path.GetFileName(_dll)} is healthy");

        if (HasExited) throw new InvalidOperationException($"{_dll} ended with {Running.ExitCode}:\n{Output}");
    }

    /// <summary>Starts it again and does not wait: what it does shows that it is there.</summary>
    public void Relaunch() => Launch([]);

    /// <summary>Waits until nothing is degraded either: only then is every queue bound, and what a test publishes itself kept.</summary>
    public Task IsHealthyAsync() =>
        Eventually.Until(() => Client.GetStringAsync(new Uri("health", UriKind.Relative)), health => health == "Healthy");

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        Signals.Send(Id, Signals.Kill);
        await EndedAsync();
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task StopAsync()
    {
        Signals.Send(Id, Signals.Term);
        await EndedAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task EndedAsync()
    {
        using var deadline = new CancellationTokenSource(Eventually.DefaultDeadline);
        await Running.WaitForExitAsync(deadline.Token);
        Watchdog.ForgetGroup(Id);
    }

    /// <summary>SIGSTOP: it stands still, its connections stay open.</summary>
    public void Pause() => Signals.Send(Id, Signals.Stop);

    /// <summary>SIGCONT.</summary>
    public void Resume() => Signals.Send(Id, Signals.Cont);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
        Client.Dispose();
    }

    private void Launch(string[] arguments)
    {
        var info = new ProcessStartInfo("setsid", ["dotnet", _dll, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(_dll),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings) info.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        info.Environment["ASPNETCORE_URLS"] = Address.ToString();
        _process?.Dispose();
        _process = new Process { StartInfo = info };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.Start();
        Watchdog.GuardGroup(_process.Id);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Append(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
    }
}
