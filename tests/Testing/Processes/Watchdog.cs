using System.Diagnostics;

namespace Testing.Processes;

/// <summary>
/// Cleans up after this test process, however it ends. A small shell in a session of its own holds the other end of a
/// pipe; when the pipe closes, by exit or by SIGKILL, it kills the process groups and removes the folders it was told of.
/// </summary>
public static class Watchdog
{
    private const string Script = """
        groups= folders=
        while read -r verb what; do
          case $verb in
            group) groups="$groups $what" ;;
            forget) kept=; for g in $groups; do [ "$g" = "$what" ] || kept="$kept $g"; done; groups=$kept ;;
            folder) folders="$folders $what" ;;
          esac
        done
        # no "--": the kill of some shells takes it for a process
        for g in $groups; do kill -9 "-$g"; done
        for f in $folders; do for try in 1 2 3 4 5; do rm -rf -- "$f" && break; sleep 0.2; done; done
        """;

    private static readonly Lazy<StreamWriter> Pipe = new(Start);

    /// <summary>This process group dies with the tests.</summary>
    public static void GuardGroup(int leader) => Tell($"group {leader}");

    /// <summary>This group has ended; its number may soon belong to somebody else.</summary>
    public static void ForgetGroup(int leader) => Tell($"forget {leader}");

    /// <summary>A new folder below the temporary folder that goes away with the tests.</summary>
    /// <param name="name">What it is for.</param>
    public static string TemporaryFolder(string name)
    {
        var folder = Directory.CreateTempSubdirectory($"{name}-").FullName;
        Tell($"folder {folder}");
        return folder;
    }

    private static void Tell(string line)
    {
        lock (Pipe) Pipe.Value.WriteLine(line);
    }

    private static StreamWriter Start()
    {
        var shell = new ProcessStartInfo("setsid", ["sh", "-c", $"exec >/dev/null 2>&1\n{Script}"]) { RedirectStandardInput = true };
        var input = Process.Start(shell)!.StandardInput;
        input.AutoFlush = true;
        return input;
    }
}
