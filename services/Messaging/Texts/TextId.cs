using System.Buffers.Binary;

namespace Messaging.Texts;

/// <summary>
/// A text's id is a UUIDv7 made of its own created_at, so an id alone names the month's partition it is in: a callback
/// that brings only the id reads one partition instead of all.
/// </summary>
public static class TextId
{
    private const int Version = 7;

    /// <summary>The present instant as the database keeps it and a UUIDv7 can hold it: to the millisecond.</summary>
    public static DateTimeOffset Instant(DateTimeOffset now) => DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());

    public static Guid New(DateTimeOffset createdAt) => Guid.CreateVersion7(createdAt);

    /// <summary>The created_at of the row; null for an id that we never gave out.</summary>
    public static DateTimeOffset? CreatedAt(Guid id)
    {
        if (id.Version != Version) return null;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
        return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}
