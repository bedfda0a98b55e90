using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Testing.Processes;

/// <summary>A server program of this machine, run in a process group of its own, unprivileged, output in a file.</summary>
internal sealed class NativeProcess
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private NativeProcess(Process process) => _process = process;

    /// <summary>Starts a program that goes on until it is stopped.</summary>
    /// <param name="user">Who runs it when the tests run as root; servers refuse root or should not have it.</param>
    internal static NativeProcess Start(
        string user, string folder, string log, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        string[] line = ["sh", "-c", "exec \"$@\" </dev/null >>\"$0\" 2>&1", log, .. AsUser(user), .. command];
        var info = new ProcessStartInfo("setsid", line) { WorkingDirectory = folder };
        foreach (var (name, value) in environment) info.Environment[name] = value;
        var process = Process.Start(info)!;
        Watchdog.GuardGroup(process.Id);
        return new NativeProcess(process);
    }

    /// <summary>Runs a program to its end; its output is the message when it fails.</summary>
    internal static async Task RunAsync(string user, string folder, params string[] command)
    {
        string[] line = [.. AsUser(user), .. command];
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {await output}{await errors}");
    }

    /// <summary>Gives a folder to the user its server runs as.</summary>
    internal static Task GiveAsync(string folder, string user) =>
        Environment.IsPrivilegedProcess ? RunAsync("root", folder, "chown", "-R", user, folder) : Task.CompletedTask;

    /// <summary>Waits until it listens. When it ends instead, its log says why.</summary>
    internal async Task ListensAsync(int port, string log)
    {
        var ended = await Eventually.Until(async () =>
        {
            if (_process.HasExited) return true;
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, port);
            return false;
        }, _ => true, StartDeadline, text: $"something listens on {port}, see {log}");
        if (ended) throw new InvalidOperationException($"The server ended with {_process.ExitCode}: {await File.ReadAllTextAsync(log)}");
    }

    internal async Task StopAsync(int signal)
    {
        Signals.Send(_process.Id, signal);
        using var deadline = new CancellationTokenSource(StopDeadline);
        await _process.WaitForExitAsync(deadline.Token);
        Watchdog.ForgetGroup(_process.Id);
    }

    internal async Task KillAsync()
    {
        Signals.Send(-_process.Id, Signals.Kill);
        await _process.WaitForExitAsync();
        Watchdog.ForgetGroup(_process.Id);
    }

    /// <summary>The processes it has started itself.</summary>
    internal int[] Children() =>
        [.. File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>Whether it holds anything still: one that only waits to be collected does not.</summary>
    internal static bool IsAlive(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string[] AsUser(string user) => Environment.IsPrivilegedProcess && user != "root"
        ? ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups", "--"]
        : [];
}
