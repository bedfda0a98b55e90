using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDefaults.Http;

/// <summary>One page of a list, newest or first in order, with the way to the next.</summary>
/// <param name="Items">The rows of this page; empty on an empty list.</param>
/// <param name="Next">Opaque cursor for <c>?cursor=</c>; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// Keyset cursors: the position of the last row, signed, so that a caller can neither read it as an interface nor
/// forge one that points into another company's rows.
/// </summary>
public sealed class Cursors
{
    private const int TagBytes = 16;
    private readonly byte[] _key;

    /// <summary>Cursors signed with a key.</summary>
    /// <param name="key">Secret, at least 32 characters; the same in all replicas. Configuration <c>Cursors:Key</c>.</param>
    /// <exception cref="ArgumentException">The key is shorter.</exception>
    public Cursors(string key)
    {
        if (key.Length < 32) throw new ArgumentException("Cursors:Key needs at least 32 characters.", nameof(key));
        _key = Encoding.UTF8.GetBytes(key);
    }

    /// <summary>A cursor for the row that ended a page.</summary>
    /// <param name="position">The row's sort key.</param>
    /// <param name="scope">What the cursor is good for, for example list and company; the same at decoding.</param>
    public string Encode<T>(T position, string scope)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(position, JsonSerializerOptions.Web);
        return Base64Url.EncodeToString([.. Tag(payload, scope), .. payload]);
    }

    /// <summary>Reads a cursor made by <see cref="Encode{T}"/>.</summary>
    /// <param name="cursor">What the caller sent.</param>
    /// <param name="scope">The scope it must have been made for.</param>
    /// <param name="position">The sort key to continue after.</param>
    /// <returns>False when it is malformed, forged, made for another scope or by another version: answer 400.</returns>
    public bool TryDecode<T>(string cursor, string scope, out T? position)
    {
        position = default;
        if (cursor.Length > 1024 || !Base64Url.IsValid(cursor)) return false;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= TagBytes) return false;
        var payload = bytes.AsSpan(TagBytes);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, TagBytes), Tag(payload, scope))) return false;
        try
        {
            position = JsonSerializer.Deserialize<T>(payload, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            // Ours, but from before the sort key was changed: a page that was open during an update asks with it.
            return false;
        }
        return position is not null;
    }

    private byte[] Tag(ReadOnlySpan<byte> payload, string scope)
    {
        // The length in front keeps "a" + "bc" and "ab" + "c" apart.
        byte[] signed = [.. BitConverter.GetBytes(scope.Length), .. Encoding.UTF8.GetBytes(scope), .. payload];
        return HMACSHA256.HashData(_key, signed)[..TagBytes];
    }
}

/// <summary>Registration of <see cref="Cursors"/>.</summary>
public static class CursorsRegistration
{
    /// <summary>Adds <see cref="Cursors"/> with the key from configuration <c>Cursors:Key</c>.</summary>
    /// <param name="services">The service collection.</param>
    public static IServiceCollection AddCursors(this IServiceCollection services) => services.AddSingleton(provider =>
        new Cursors(provider.GetRequiredService<IConfiguration>()["Cursors:Key"]
            ?? throw new InvalidOperationException("Cursors:Key is not configured.")));
}
