using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Aspire.Hosting.Native;

/// <summary>Every line a resource writes: into its file, into the tail shown when it dies, and prefixed onto the console.</summary>
internal sealed partial class LogBook(string folder, HostConsole console) : IDisposable
{
    private const int TailLength = 15;
    private readonly ConcurrentDictionary<string, Log> logs = new();

    public Action<string> For(string resource)
    {
        var log = logs.GetOrAdd(resource, name => new Log(new StreamWriter(Path.Combine(folder, $"{name}.log"), append: false) { AutoFlush = true }, []));
        return raw =>
        {
            var line = TerminalCodes().Replace(raw, "");
            lock (log)
            {
                log.File.WriteLine(line);
                log.Tail.Enqueue(line);
                if (log.Tail.Count > TailLength) log.Tail.Dequeue();
            }

            console.Log(resource, line);
        };
    }

    public IReadOnlyList<string> Tail(string resource)
    {
        if (!logs.TryGetValue(resource, out var log)) return [];
        lock (log) return [.. log.Tail];
    }

    public void Dispose()
    {
        foreach (var log in logs.Values) lock (log) log.File.Dispose();
    }

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]")]
    private static partial Regex TerminalCodes();

    private sealed record Log(StreamWriter File, Queue<string> Tail);
}
