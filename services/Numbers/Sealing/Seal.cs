using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Numbers.Sealing;

/// <summary>A value as it is stored: the id of its key, nonce and tag with the cipher text.</summary>
public sealed record SealedValue(string KeyId, byte[] Bytes);

/// <summary>
/// AES-256-GCM. Company and field are associated data: a value moved to another company's row does not open. The key is
/// derived from the configured secret, so that a secret of any length and alphabet will do.
/// </summary>
internal sealed class Seal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("texting numbers seal v1");

    private readonly string _current;
    private readonly Dictionary<string, byte[]> _keys;

    public Seal(IOptions<SealOptions> options)
    {
        _current = options.Value.Current;
        _keys = options.Value.Keys.ToDictionary(
            pair => pair.Key, pair => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(pair.Value), 32, info: Purpose), StringComparer.Ordinal);
    }

    public string CurrentKey => _current;

    public SealedValue Close(string value, Guid companyId, string field)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var bytes = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_keys[_current], TagBytes);
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), plain, bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), Bound(companyId, field, _current));
        CryptographicOperations.ZeroMemory(plain);
        return new SealedValue(_current, bytes);
    }

    /// <exception cref="CryptographicException">Tampered with, moved to another company, or its key is no longer configured.</exception>
    public string Open(SealedValue value, Guid companyId, string field)
    {
        if (!_keys.TryGetValue(value.KeyId, out var key)) throw new CryptographicException($"Sealing:Keys has no key {value.KeyId}.");

        var plain = new byte[value.Bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            value.Bytes.AsSpan(0, NonceBytes), value.Bytes.AsSpan(NonceBytes + TagBytes), value.Bytes.AsSpan(NonceBytes, TagBytes), plain,
            Bound(companyId, field, value.KeyId));
        var text = Encoding.UTF8.GetString(plain);
        CryptographicOperations.ZeroMemory(plain);
        return text;
    }

    private static byte[] Bound(Guid companyId, string field, string keyId) => Encoding.UTF8.GetBytes($"{companyId:N}|{field}|{keyId}");
}
