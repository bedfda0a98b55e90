using System.Globalization;
using System.Text;

namespace AppHost.Tests;

/// <summary>What the kernel knows of processes.</summary>
public static class Machine
{
    /// <summary>Everything that carries the text in its environment or command line: a data folder names all processes of its host.</summary>
    public static IReadOnlyList<(int Pid, string Name)> ProcessesNaming(string text)
    {
        var found = new List<(int, string)>();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) || pid == Environment.ProcessId) continue;
            try
            {
                if (Read(folder, "environ").Contains(text, StringComparison.Ordinal) || Read(folder, "cmdline").Contains(text, StringComparison.Ordinal))
                    found.Add((pid, Read(folder, "comm").Trim()));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue; // it ended while we looked, or it is somebody else's
            }
        }

        return found;
    }

    public static bool IsAlive(int pid)
    {
        try
        {
            return Stat(pid)[0] is not ("Z" or "X");
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static int SessionOf(int pid) => int.Parse(Stat(pid)[3], CultureInfo.InvariantCulture);

    public static int UserOf(int pid) => int.Parse(
        File.ReadLines($"/proc/{pid}/status").Single(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1], CultureInfo.InvariantCulture);

    // "pid (name) state parent group session …": the name may contain anything, so count from its closing bracket.
    private static string[] Stat(int pid)
    {
        var text = File.ReadAllText($"/proc/{pid}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string Read(string folder, string file) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, file)));
}
