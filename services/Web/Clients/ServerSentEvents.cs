using System.Runtime.CompilerServices;
using System.Text;

namespace Web.Clients;

/// <summary>One event of a text/event-stream.</summary>
/// <param name="Name">Its <c>event</c> field; "message" when it has none.</param>
/// <param name="Data">Its <c>data</c> lines, joined by line feeds; empty for an id alone, which only marks the position.</param>
/// <param name="Id">The last <c>id</c> seen up to here; null while none was.</param>
public sealed record ServerSentEvent(string Name, string Data, string? Id);

/// <summary>
/// Reads a text/event-stream. Written out because the library's parser swallows comments: here they are the heartbeat,
/// and a connection whose other end died without a word must not look like a quiet afternoon.
/// </summary>
public static class ServerSentEvents
{
    /// <exception cref="TimeoutException">Nothing, not even a comment, came for as long as <paramref name="silence"/>.</exception>
    public static async IAsyncEnumerable<ServerSentEvent> ReadAsync(
        Stream stream, TimeSpan silence, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string? id = null;
        string? name = null;
        var data = new List<string>();
        var isMarked = false;
        while (await reader.ReadLineAsync(cancellation).AsTask().WaitAsync(silence, clock, cancellation) is { } line)
        {
            if (line.Length == 0)
            {
                if (data.Count > 0 || isMarked) yield return new(name ?? "message", string.Join('\n', data), id);
                (name, isMarked) = (null, false);
                data.Clear();
                continue;
            }

            var (field, value) = Split(line);
            if (field == "id") (id, isMarked) = (value, true);
            else if (field == "event") name = value;
            else if (field == "data") data.Add(value);
        }
    }

    private static (string Field, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return (line, "");
        var value = line[(colon + 1)..];
        return (line[..colon], value.StartsWith(' ') ? value[1..] : value);
    }
}
