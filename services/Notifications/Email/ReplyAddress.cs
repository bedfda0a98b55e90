using System.Security.Cryptography;
using System.Text;

namespace Notifications.Email;

/// <summary>
/// The address of a feed: the person and our signature, behind a plus. Nobody can guess one, and none has to be remembered.
/// Lower case and digits only, because mail servers on the way may change the case.
/// </summary>
internal static class ReplyAddress
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdBytes = 16;

    // 96 bits: whoever tries a million a second at our door finds one in more than the age of the world.
    private const int SignatureBytes = 12;

    /// <summary>Null: no mail is taken in.</summary>
    public static string? Of(Guid person, EmailOptions options)
    {
        if (!options.TakesReplies) return null;
        var at = options.ReplyTo.IndexOf('@', StringComparison.Ordinal);
        return $"{options.ReplyTo[..at]}+{Write([.. person.ToByteArray(bigEndian: true), .. Sign(person, options)])}{options.ReplyTo[at..]}";
    }

    /// <summary>Whose feed the address is; null when it is not one that we made.</summary>
    public static Guid? PersonOf(string address, EmailOptions options)
    {
        var mailbox = options.ReplyTo.Split('@');
        var (plus, at) = (address.IndexOf('+', StringComparison.Ordinal), address.LastIndexOf('@'));
        if (mailbox.Length != 2 || plus < 0 || at < plus) return null;
        if (!address[..plus].Equals(mailbox[0], StringComparison.OrdinalIgnoreCase) || !address[(at + 1)..].Equals(mailbox[1], StringComparison.OrdinalIgnoreCase)) return null;
        if (Read(address[(plus + 1)..at]) is not { Length: IdBytes + SignatureBytes } token) return null;

        var person = new Guid(token.AsSpan(0, IdBytes), bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(token.AsSpan(IdBytes), Sign(person, options)) ? person : null;
    }

    private static ReadOnlySpan<byte> Sign(Guid person, EmailOptions options) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ReplyKey), Encoding.UTF8.GetBytes($"reply:{person}")).AsSpan(0, SignatureBytes);

    private static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (buffer, bits) = ((buffer << 8) | one, bits + 8);
            while (bits >= 5) text.Append(Digits[(buffer >> (bits -= 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        return (bits > 0 ? text.Append(Digits[(buffer << (5 - bits)) & 31]) : text).ToString();
    }

    private static byte[]? Read(string text)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in text)
        {
            var value = Digits.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (value < 0) return null;
            (buffer, bits) = ((buffer << 5) | value, bits + 5);
            if (bits < 8) continue;
            bytes.Add((byte)(buffer >> (bits -= 8)));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
