using System.Diagnostics;
using Testing;
using Testing.Processes;

namespace AppHost.Tests;

/// <summary>A host in a process of its own, as ./run starts it.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Process process;
    private readonly StringWriter output = new();

    private HostProcess(DirectoryInfo folder, Process process)
    {
        this.folder = folder;
        this.process = process;
        var writer = TextWriter.Synchronized(output);
        process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Data => Path.Combine(folder.FullName, "data");

    public int Pid => process.Id;

    public int ExitCode => process.ExitCode;

    public string Output => output.ToString();

    public static string AssemblyOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
    }

    public static HostProcess Start(string project, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("apphost-test-");
        var info = new ProcessStartInfo("dotnet", [AssemblyOf(project), "--data", Path.Combine(folder.FullName, "data"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["GATEWAY_PORT"] = "0" },
        };
        return new HostProcess(folder, Process.Start(info)!);
    }

    public void Signal(int signal) => Signals.Send(process.Id, signal);

    public Task ExitedAsync(TimeSpan deadline) => Eventually.Until(() => process.HasExited, deadline);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) Signal(15);
        await ExitedAsync(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
