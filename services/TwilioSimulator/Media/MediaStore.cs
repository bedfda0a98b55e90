using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace TwilioSimulator.Media;

/// <summary>The bytes of pictures: beside the record, one file per picture, or in memory when there is no record file.</summary>
internal sealed class MediaStore(IOptions<SimulatorOptions> options)
{
    readonly ConcurrentDictionary<string, Picture> _inMemory = new(StringComparer.Ordinal);

    string? Folder => options.Value.RecordPath is { Length: > 0 } path ? path + ".media" : null;

    public async Task KeepAsync(string sid, Picture picture)
    {
        if (Folder is null)
        {
            _inMemory[sid] = picture;
            return;
        }

        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(PathOf(sid), JsonSerializer.SerializeToUtf8Bytes(picture));
    }

    public async Task<Picture?> FindAsync(string sid, CancellationToken ct)
    {
        if (Folder is null) return _inMemory.GetValueOrDefault(sid);
        if (!File.Exists(PathOf(sid))) return null;

        await using var file = File.OpenRead(PathOf(sid));
        return await JsonSerializer.DeserializeAsync<Picture>(file, cancellationToken: ct);
    }

    // The sid is one of ours by the time it gets here, never a path from outside.
    string PathOf(string sid) => Path.Combine(Folder!, sid);
}
