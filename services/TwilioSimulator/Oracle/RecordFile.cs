namespace TwilioSimulator.Oracle;

/// <summary>Opens the record for appending and reads back what is in it.</summary>
internal static class RecordFile
{
    public static async Task<(Stream File, IReadOnlyList<Entry> Entries)> OpenAsync(string path, CancellationToken ct)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);

        // Alone: a second simulator on the same record must fail, not interleave. Only FileShare.None locks on Linux.
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, useAsync: true);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);

        // A kill in the middle of a write leaves half a line. Nobody was told of it, so it never happened.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        file.SetLength(whole);
        file.Seek(0, SeekOrigin.End);
        return (file, Parse(bytes.AsSpan(0, whole)));
    }

    static List<Entry> Parse(ReadOnlySpan<byte> lines)
    {
        var entries = new List<Entry>();
        while (lines.IndexOf((byte)'\n') is var end and >= 0)
        {
            entries.Add(EntryJson.Parse(lines[..end]));
            lines = lines[(end + 1)..];
        }

        return entries;
    }
}
