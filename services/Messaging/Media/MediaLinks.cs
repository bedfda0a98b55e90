using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Messaging.Media;

/// <summary>What a picture's address names, once its signature is found right.</summary>
public readonly record struct MediaLink(Guid CompanyId, Guid ImageId, DateTimeOffset ExpiresAt);

/// <summary>
/// Addresses of pictures that nobody can guess and that end by themselves: company, picture and end, signed. Every
/// replica reads what any other wrote; nothing is stored.
/// </summary>
public sealed class MediaLinks
{
    public const string Path = "/media/";

    /// <summary>For the carrier: longer than a text may wait here and there.</summary>
    public static readonly TimeSpan ForTexts = TimeSpan.FromDays(2);

    /// <summary>For people who read their email late.</summary>
    public static readonly TimeSpan ForEmails = TimeSpan.FromDays(30);

    // The present day and one more: the address stays the same for a day, so browsers need not load the picture again.
    private static readonly TimeSpan ForPages = TimeSpan.FromDays(1);

    private const int TagBytes = 16;
    private const int PayloadBytes = 36;

    private readonly byte[] _key;
    private readonly string _publicBase;

    /// <param name="secret">The same in all replicas; a key of our own is derived from it.</param>
    /// <param name="publicBase">The gateway's public address.</param>
    public MediaLinks(string secret, string publicBase)
    {
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), outputLength: 32, info: "media links"u8.ToArray());
        _publicBase = publicBase.TrimEnd('/');
    }

    /// <summary>Below the gateway, for a page that is open.</summary>
    public string ForPage(Guid companyId, Guid imageId, DateTimeOffset now) =>
        Path + Token(new(companyId, imageId, new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + TimeSpan.FromDays(1) + ForPages));

    /// <summary>Absolute, for those who are not in the app.</summary>
    public string ForOutside(Guid companyId, Guid imageId, DateTimeOffset expiresAt) => _publicBase + Path + Token(new(companyId, imageId, expiresAt));

    /// <summary>An address we once gave the carrier, good again; anything else as it is.</summary>
    public string Renew(string url, DateTimeOffset now) =>
        url.LastIndexOf(Path, StringComparison.Ordinal) is >= 0 and var at && Read(url[(at + Path.Length)..]) is { } link
            ? ForPage(link.CompanyId, link.ImageId, now)
            : url;

    /// <summary>Null when it is not ours. Whether it is over is for the caller to see.</summary>
    public MediaLink? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[PayloadBytes + TagBytes];
        if (Base64Url.DecodeFromChars(token, bytes, out var read, out var written) is not OperationStatus.Done || read != token.Length || written != bytes.Length) return null;

        var payload = bytes[..PayloadBytes];
        if (!CryptographicOperations.FixedTimeEquals(bytes[PayloadBytes..], Tag(payload))) return null;
        return new(
            new Guid(payload[..16], bigEndian: true), new Guid(payload[16..32], bigEndian: true),
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(payload[32..])));
    }

    private string Token(MediaLink link)
    {
        var bytes = new byte[PayloadBytes + TagBytes];
        link.CompanyId.TryWriteBytes(bytes, bigEndian: true, out _);
        link.ImageId.TryWriteBytes(bytes.AsSpan(16), bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(32), checked((uint)link.ExpiresAt.ToUnixTimeSeconds()));
        Tag(bytes.AsSpan(0, PayloadBytes)).CopyTo(bytes.AsSpan(PayloadBytes));
        return Base64Url.EncodeToString(bytes);
    }

    private ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> payload) => HMACSHA256.HashData(_key, payload).AsSpan(0, TagBytes);
}
