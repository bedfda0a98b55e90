using System.Globalization;

namespace Benchmarks;

/// <summary>CPU time of processes and everything below them, from /proc: what a text costs the machine, whoever does the work.</summary>
internal static class Cpu
{
    private const int MicrosecondsPerTick = 10_000;

    /// <summary>Microseconds of these processes and their descendants, those that have ended included.</summary>
    public static long MicrosecondsOf(IEnumerable<int> roots)
    {
        var all = Read();
        var children = all.Values.ToLookup(process => process.Parent);
        var open = new Stack<int>(roots);
        long ticks = 0;
        while (open.TryPop(out var pid))
        {
            if (all.TryGetValue(pid, out var process)) ticks += process.Ticks;
            foreach (var child in children[pid]) open.Push(child.Pid);
        }

        return ticks * MicrosecondsPerTick;
    }

    /// <summary>The topmost descendants of this process with such a name: the database and broker that this run started.</summary>
    public static IReadOnlyList<int> Below(int root, params string[] names)
    {
        var all = Read();
        var children = all.Values.ToLookup(process => process.Parent);
        var found = new List<int>();
        var open = new Stack<int>([root]);
        while (open.TryPop(out var pid))
        {
            if (all.TryGetValue(pid, out var process) && names.Contains(process.Name)) found.Add(pid);
            else foreach (var child in children[pid]) open.Push(child.Pid);
        }

        return found;
    }

    public static long ResidentBytesOf(int pid) =>
        long.Parse(File.ReadAllText($"/proc/{pid}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    private static Dictionary<int, (int Pid, int Parent, string Name, long Ticks)> Read()
    {
        var all = new Dictionary<int, (int, int, string, long)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) continue;
            try
            {
                var stat = File.ReadAllText($"{folder}/stat");
                var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                // utime, stime, and those of children that were waited for.
                var ticks = fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                all[pid] = (pid, int.Parse(fields[1], CultureInfo.InvariantCulture), name, ticks);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked; its parent has its time.
            }
        }

        return all;
    }
}
