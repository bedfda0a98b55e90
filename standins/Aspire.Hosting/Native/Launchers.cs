using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Native;

/// <summary>How one kind of resource is started, asked whether it is well, and told to stop.</summary>
internal interface ILauncher
{
    string Type { get; }
    bool HasHealthCheck { get; }
    PosixSignalNumber StopSignal { get; }

    Task<ChildProcess> StartAsync(CancellationToken cancellationToken);
    Task<bool> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>After the process has ended, whoever ended it: takes away what belonged to it.</summary>
    Task CleanUpAsync();
}

/// <summary>A project as its build left it. It runs in its own folder, where its settings and static files are.</summary>
internal sealed class ProjectLauncher(
    ProjectResource resource, Func<CancellationToken, Task<Dictionary<string, string>>> environment, Action<string> log) : ILauncher
{
    private readonly string project = resource.Annotations.OfType<ProjectAnnotation>().Single().ProjectPath;
    private readonly HttpHealthCheckAnnotation? check = resource.Annotations.OfType<HttpHealthCheckAnnotation>().LastOrDefault();

    public string Type => "Project";
    public bool HasHealthCheck => check is not null;
    public PosixSignalNumber StopSignal => PosixSignalNumber.Terminate;

    public async Task<ChildProcess> StartAsync(CancellationToken cancellationToken)
    {
        var assembly = BuildOutput.AssemblyOf(project);
        var arguments = resource.Annotations.OfType<ArgumentAnnotation>().Select(a => a.Value);
        return await ChildProcess.StartAsync(new Command("dotnet", [assembly, .. arguments], Path.GetDirectoryName(project)!, await environment(cancellationToken)), log);
    }

    public Task<bool> ProbeAsync(CancellationToken cancellationToken) =>
        Probes.HttpAsync(new Uri(new Uri(new EndpointReference(resource, check!.EndpointName).Url), check.Path), check.StatusCode, cancellationToken);

    public Task CleanUpAsync() => Task.CompletedTask;
}

internal static class BuildOutput
{
    /// <summary>Beside the host's own output, debug or release as the host itself.</summary>
    public static string AssemblyOf(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var assembly = Path.Combine(own.Parent!.Parent!.FullName, name, own.Name, $"{name}.dll");
        return File.Exists(assembly) ? assembly : throw new DistributedApplicationException($"{name} is not built: there is no {assembly}.");
    }
}
