using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Native;

internal sealed record Command(string File, IReadOnlyList<string> Arguments, string Folder, IReadOnlyDictionary<string, string> Environment, Account? RunAs = null);

/// <summary>
/// A process in a session of its own (so that Ctrl-C in the terminal reaches only the host) which the kernel kills when the host dies,
/// however it dies.
/// </summary>
internal sealed partial class ChildProcess
{
    // The host may die between fork and the request to be killed with it; the shell then sees a parent that is not the host, and does not go on. Bash, because other shells drop variables with a dash in their name.
    private const string OnlyWithParent = """[ "$PPID" = "$1" ] || exit 1; shift; exec "$@" """;
    private static readonly TimeSpan TailGrace = TimeSpan.FromSeconds(1);
    private readonly Process process;

    private ChildProcess(Process process, Action<string> onLine)
    {
        this.process = process;
        Pid = process.Id;
        Exited = ExitAsync(Task.WhenAll(PumpAsync(process.StandardOutput, onLine), PumpAsync(process.StandardError, onLine)));
    }

    public int Pid { get; }

    /// <summary>The exit code; 128 + n after signal n. Completes when the last lines have been read.</summary>
    public Task<int> Exited { get; }

    public static async Task<ChildProcess> StartAsync(Command command, Action<string> onLine)
    {
        var info = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = command.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        string[] wrapper = ["setpriv", "--pdeathsig", "KILL", .. command.RunAs?.SetprivArguments ?? [], "--", "/bin/bash", "-c", OnlyWithParent, "bash",
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture), command.File];
        foreach (var argument in wrapper.Concat(command.Arguments)) info.ArgumentList.Add(argument);
        info.Environment.Clear();
        foreach (var (name, value) in command.Environment) info.Environment[name] = value;

        var process = await Spawner.StartAsync(info);
        process.StandardInput.Close();
        return new ChildProcess(process, onLine);
    }

    /// <summary>Runs a tool to its end.</summary>
    public static async Task RunAsync(Command command, Action<string> onLine, CancellationToken cancellationToken)
    {
        var tool = await StartAsync(command, onLine);
        await using var kill = cancellationToken.Register(() => tool.Signal(PosixSignalNumber.Kill));
        var exitCode = await tool.Exited;
        cancellationToken.ThrowIfCancellationRequested();
        if (exitCode != 0) throw new DistributedApplicationException($"{Path.GetFileName(command.File)} ended with {exitCode}.");
    }

    public void Signal(PosixSignalNumber signal) => kill(Pid, (int)signal);

    /// <summary>Asks, waits, and then kills whatever is left of the session. False when the process itself had to be killed.</summary>
    public async Task<bool> StopAsync(PosixSignalNumber signal, TimeSpan grace)
    {
        if (!process.HasExited) Signal(signal);
        var willing = await Task.WhenAny(Exited, Task.Delay(grace)) == Exited;
        kill(-Pid, (int)PosixSignalNumber.Kill);
        await Exited;
        return willing;
    }

    private static async Task PumpAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line) onLine(line);
    }

    private async Task<int> ExitAsync(Task pumps)
    {
        await process.WaitForExitAsync();
        // Not longer: a grandchild that outlives its parent would hold the pipe open.
        await Task.WhenAny(pumps, Task.Delay(TailGrace));
        return process.ExitCode;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int signal);

    /// <summary>
    /// The kernel's parent-death signal follows the thread that forked, and a pool thread may end at any time.
    /// So one thread that never ends starts every child.
    /// </summary>
    private static class Spawner
    {
        private static readonly BlockingCollection<Action> Work = [];

        static Spawner() => new Thread(() =>
        {
            foreach (var start in Work.GetConsumingEnumerable()) start();
        }) { IsBackground = true, Name = nameof(Spawner) }.Start();

        public static Task<Process> StartAsync(ProcessStartInfo info)
        {
            var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
            Work.Add(() =>
            {
                try
                {
                    started.SetResult(Process.Start(info)!);
                }
                catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
                {
                    started.SetException(new DistributedApplicationException($"{info.FileName} does not start: {e.Message}", e));
                }
            });
            return started.Task;
        }
    }
}

internal enum PosixSignalNumber
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}
