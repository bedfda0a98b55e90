using System.ComponentModel;
using System.Diagnostics;

namespace Testing.Processes;

/// <summary>Whether containers can be had here; asks with the engine's own client.</summary>
internal static class ContainerEngine
{
    private static readonly TimeSpan AnswerDeadline = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PullDeadline = TimeSpan.FromMinutes(5);

    internal static Task<bool> AnswersAsync() => SucceedsAsync(AnswerDeadline, "info");

    internal static async Task<bool> HasOrPullsAsync(params string[] images)
    {
        foreach (var image in images)
        {
            if (!await SucceedsAsync(AnswerDeadline, "image", "inspect", image) && !await SucceedsAsync(PullDeadline, "pull", image))
                return false;
        }

        return true;
    }

    private static async Task<bool> SucceedsAsync(TimeSpan deadline, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            using var limit = new CancellationTokenSource(deadline);
            try
            {
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return false;
            }
        }
        catch (Win32Exception)
        {
            return false; // there is no such program
        }
    }
}
