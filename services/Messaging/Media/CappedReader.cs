namespace Messaging.Media;

/// <summary>Reads what somebody sends, but never more than they may.</summary>
internal static class CappedReader
{
    /// <summary>Null when there is more.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > most) return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
