using System.Globalization;
using System.Runtime.CompilerServices;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Native;

namespace AppHost.Tests;

/// <summary>A drawing of probes with a data folder of its own, run inside the test.</summary>
public sealed class Drawing : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(120);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("apphost-test-");
    private DistributedApplication? application;

    public Drawing(params string[] args) => Builder = CreateBuilder(Data, args);

    public IDistributedApplicationBuilder Builder { get; }

    public string Data => Path.Combine(folder.FullName, "data");

    public string Journal => Path.Combine(folder.FullName, "journal");

    public DistributedApplication Application => application ?? throw new InvalidOperationException("Not started.");

    internal StatusBoard Board => Application.Host.Board;

    public static IDistributedApplicationBuilder CreateBuilder(string data, params string[] args) =>
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = ["--data", data, .. args], ProjectDirectory = Fixtures() });

    /// <summary>A probe with an address and a health check.</summary>
    public IResourceBuilder<ProjectResource> AddProbe(string name) => AddTask(name).WithHttpEndpoint().WithHttpHealthCheck("/health");

    /// <summary>A probe that ends with this exit code.</summary>
    public IResourceBuilder<ProjectResource> AddEnding(string name, int exitCode) => AddTask(name).WithEnvironment("PROBE_EXIT", exitCode.ToString(CultureInfo.InvariantCulture));

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public string[] JournalLines() => File.Exists(Journal) ? File.ReadAllLines(Journal) : [];

    public async Task StartAsync()
    {
        application = Builder.Build();
        await application.StartAsync();
    }

    public async Task StartUntilReadyAsync()
    {
        await StartAsync();
        using var limit = new CancellationTokenSource(StartTime);
        await Application.Host.SettledAsync(limit.Token);
    }

    internal async Task UntilAsync(Func<StatusBoard, bool> condition)
    {
        using var limit = new CancellationTokenSource(StartTime);
        try
        {
            await Board.WaitUntilAsync(condition, limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Not within {StartTime.TotalSeconds} s:\n{string.Join('\n', Board.All)}");
        }
    }

    public Task<HostClient> ConnectAsync() => HostClient.ConnectAsync(Data);

    public async ValueTask DisposeAsync()
    {
        if (application is not null) await application.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private IResourceBuilder<ProjectResource> AddTask(string name) =>
        Builder.AddProject(name, "Probe/Probe.csproj", launchProfileName: null).WithEnvironment("PROBE_JOURNAL", Journal);

    private static string Fixtures([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Fixtures");
}
