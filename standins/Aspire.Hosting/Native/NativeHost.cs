using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Native;

/// <summary>Runs the drawing: folder, ports and secrets first, then every resource in the order its waits allow.</summary>
internal sealed class NativeHost : IAsyncDisposable
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(8.5);
    private readonly DistributedApplicationBuilder builder;
    private readonly IServiceProvider services;
    private readonly DataFolder data;
    private readonly HostConsole console;
    private readonly LogBook logs;
    private readonly Dictionary<string, ResourceRunner> runners;
    private readonly long started = Stopwatch.GetTimestamp();
    private ControlEndpoint? control;
    private bool disposed;

    private NativeHost(DistributedApplicationBuilder builder, IServiceProvider services, DataFolder data)
    {
        this.builder = builder;
        this.services = services;
        this.data = data;
        var resources = builder.Resources.Where(r => r is ProjectResource or ContainerResource).ToList();
        console = new HostConsole([.. resources.Select(r => r.Name)]) { ShowsLogs = builder.NativeOptions.Then.Count == 0 };
        logs = new LogBook(data.File("logs"), console);
        runners = resources.ToDictionary(r => r.Name, r => new ResourceRunner(r, LauncherOf(r), Board), StringComparer.OrdinalIgnoreCase);
        foreach (var runner in runners.Values) Board.Add(runner.InitialStatus);
        Board.Changed += Announce;
    }

    public StatusBoard Board { get; } = new();

    public IReadOnlyList<IResource> Resources => [.. runners.Values.Select(r => r.Resource)];

    public static NativeHost Open(DistributedApplicationBuilder builder, IServiceProvider services)
    {
        var data = DataFolder.Open(builder.NativeOptions.DataFolder, builder.NativeOptions.Fresh);
        try
        {
            builder.Secrets = data.Secrets;
            Ports.Allocate(builder.Resources, data);
            return new NativeHost(builder, services, data);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public async Task StartAllAsync()
    {
        // Everything is at least waiting before anybody can look: to a reader, "not started" means "not meant to start by itself".
        await Task.WhenAll(runners.Values.Where(r => r.StartsByItself).Select(r => r.StartAsync()));
        control = await ControlEndpoint.StartAsync(this, data.File("host.json"));
    }

    /// <summary>Everything that starts by itself is ready, done, or has failed.</summary>
    public async Task SettledAsync(CancellationToken stop) => await Board.WaitUntilAsync(
        _ => runners.Values.Where(r => r.StartsByItself).All(r => Board[r.Resource.Name] is var s && (s.IsTerminal || (s.IsReady && !r.RunsToItsEnd))), stop);

    /// <summary>Returns the exit code of the process: after the stop signal, or after the command given with --then.</summary>
    public async Task<int> RunUntilAsync(CancellationToken stop)
    {
        try
        {
            await SettledAsync(stop);
            ShowTable();
            var failed = Board.All.Any(s => s.Failed);
            if (!failed) console.Say($"Ready after {Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s. Ctrl-C stops everything.");
            if (builder.NativeOptions.Then.Count > 0) return failed ? 1 : await ThenAsync(stop);
            while (true)
            {
                var shown = States();
                await Board.WaitUntilAsync(_ => !States().SequenceEqual(shown), stop);
                await SettledAsync(stop);
                ShowTable();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.Say("Stopping.");
        }

        return 0;
    }

    public async Task<ExecuteCommandResult> ExecuteAsync(string name, string command, CancellationToken cancellationToken)
    {
        if (!runners.TryGetValue(name, out var runner)) return CommandResults.Failure($"There is no resource '{name}'.");
        if (command == KnownResourceCommands.StartCommand) return await runner.StartAsync();
        if (command == KnownResourceCommands.StopCommand) return await runner.StopAsync(() => TimeToStop);
        if (command == KnownResourceCommands.RestartCommand)
        {
            await runner.StopAsync(() => TimeToStop);
            return await runner.StartAsync();
        }

        var custom = runner.Resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(c => c.Name == command);
        if (custom is null) return CommandResults.Failure($"'{name}' has no command '{command}'.");
        return await custom.ExecuteCommand(new ExecuteCommandContext { ServiceProvider = services, ResourceName = name, CancellationToken = cancellationToken });
    }

    public Task<IReadOnlyList<string>> EnvironmentNamesAsync(IResource resource, CancellationToken cancellationToken) => resource is ProjectResource
        ? Names(ProjectEnvironment.VariablesAsync(resource, builder.ExecutionContext, cancellationToken))
        : Task.FromResult<IReadOnlyList<string>>([]);

    public IEnumerable<string> DependenciesOf(IResource resource) =>
        resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource.Name).Where(runners.ContainsKey).Distinct();

    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        if (control is not null) await control.DisposeAsync();
        var begun = Stopwatch.GetTimestamp();
        var order = new StopOrder(
            runners.ToDictionary(r => r.Key, r => (IReadOnlyList<string>)[.. DependenciesOf(r.Value.Resource)]),
            Board.All.Where(s => s.Pid is not null).Select(s => s.Name).ToHashSet());
        await order.ForEachAsync(name => runners[name].StopAsync(() => order.Share(name, TimeToStop - Stopwatch.GetElapsedTime(begun))));
        foreach (var runner in runners.Values) runner.Dispose();
        await console.DisposeAsync();
        logs.Dispose();
        data.Dispose();
    }

    private IEnumerable<(string, string, int?)> States() => [.. Board.All.Select(s => (s.Name, s.State, s.Pid))];

    private async Task<int> ThenAsync(CancellationToken stop)
    {
        var environment = ProjectEnvironment.OfHost();
        foreach (var endpoint in Resources.OfType<ProjectResource>().SelectMany(r => r.Annotations.OfType<EndpointAnnotation>().Where(e => e.UriScheme == "http").Select(e => new EndpointReference(r, e.Name))))
            environment[$"{endpoint.Resource.Name.Replace('-', '_').ToUpperInvariant()}_URL"] = endpoint.Url;
        var command = await ChildProcess.StartAsync(new Command(builder.NativeOptions.Then[0], [.. builder.NativeOptions.Then.Skip(1)], Environment.CurrentDirectory, environment), console.Say);
        try
        {
            return await command.Exited.WaitAsync(stop);
        }
        finally
        {
            await command.StopAsync(PosixSignalNumber.Terminate, TimeSpan.FromSeconds(1));
        }
    }

    private void Announce(ResourceStatus before, ResourceStatus after)
    {
        if (before.State == after.State && (before.Healthy ?? false) == (after.Healthy ?? false)) return;
        console.Line(after.Name, StatusTable.Describe(after));
        if (!after.Failed || disposed) return;
        foreach (var line in logs.Tail(after.Name)) console.Line(after.Name, $"  … {line}");
    }

    private void ShowTable() => console.Render(StatusTable.Of([.. Resources.Select(r => (Board[r.Name], ResourceUrls.Of(r)))]));

    private ILauncher LauncherOf(IResource resource) => resource switch
    {
        ProjectResource project => new ProjectLauncher(project, ct => EnvironmentOfAsync(project, ct), logs.For(project.Name)),
        PostgresServerResource postgres => new PostgresLauncher(postgres, data, logs.For(postgres.Name)),
        RabbitMQServerResource rabbit => new RabbitMqLauncher(rabbit, data, logs.For(rabbit.Name)),
        _ => throw new NotSupportedException($"The native host cannot run {resource.GetType().Name}."),
    };

    private async Task<Dictionary<string, string>> EnvironmentOfAsync(ProjectResource project, CancellationToken cancellationToken)
    {
        var instance = RandomNumberGenerator.GetHexString(8, lowercase: true);
        var environment = await ProjectEnvironment.ForProcessAsync(project, builder.ExecutionContext, builder.Configuration, instance, cancellationToken);
        environment["HOME"] = data.Home; // keys that a framework keeps for its user belong to these data, not to the developer
        return environment;
    }

    private static async Task<IReadOnlyList<string>> Names(Task<Dictionary<string, object>> variables) => [.. (await variables).Keys.Order(StringComparer.Ordinal)];
}
