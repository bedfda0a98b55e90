using System.Buffers;
using System.Text;

namespace Gateway.Webhooks;

/// <summary>
/// The parameters of a form as bytes: decoded, sorted as Twilio sorts them. What the service behind could read in
/// another way than we did (a broken escape, a name without "=", a name twice in any case) is no form at all.
/// </summary>
sealed class WebhookForm
{
    /// <summary>Twilio sends some fifty at most; the cap keeps a hostile body cheap.</summary>
    public const int MostParameters = 256;

    private static readonly SearchValues<byte> Escapes = SearchValues.Create("%+"u8);
    private readonly (ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)[] _parameters;

    private WebhookForm((ReadOnlyMemory<byte>, ReadOnlyMemory<byte>)[] parameters) => _parameters = parameters;

    /// <summary>Sorted by name, byte by byte.</summary>
    public IReadOnlyList<(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)> Parameters => _parameters;

    /// <summary>The value of a parameter; null when it is not there.</summary>
    public string? Find(ReadOnlySpan<byte> name)
    {
        foreach (var parameter in _parameters)
            if (parameter.Name.Span.SequenceEqual(name)) return Encoding.UTF8.GetString(parameter.Value.Span);
        return null;
    }

    /// <summary>Null when it is not a form that Twilio could have sent.</summary>
    public static WebhookForm? Parse(ReadOnlyMemory<byte> body)
    {
        var pairs = body.IsEmpty ? 0 : body.Span.Count((byte)'&') + 1;
        if (pairs > MostParameters) return null;
        var parameters = new (ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)[pairs];
        for (var i = 0; i < pairs; i++)
        {
            var end = body.Span.IndexOf((byte)'&');
            var pair = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            var equals = pair.Span.IndexOf((byte)'=');
            if (equals < 0 || Decode(pair[..equals]) is not { } name || !IsName(name.Span)) return null;
            if (Decode(pair[(equals + 1)..]) is not { } value) return null;
            parameters[i] = (name, value);
        }
        Array.Sort(parameters, (one, other) => one.Name.Span.SequenceCompareTo(other.Name.Span));
        return HasDuplicates(parameters) ? null : new WebhookForm(parameters);
    }

    private static bool IsName(ReadOnlySpan<byte> name) => !name.IsEmpty && !name.ContainsAnyExceptInRange((byte)'!', (byte)'~');

    // Readers that ignore case would join Body and body into one.
    private static bool HasDuplicates((ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)[] parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
            for (var j = 0; j < i; j++)
                if (Ascii.EqualsIgnoreCase(parameters[i].Name.Span, parameters[j].Name.Span)) return true;
        return false;
    }

    private static ReadOnlyMemory<byte>? Decode(ReadOnlyMemory<byte> encoded)
    {
        if (!encoded.Span.ContainsAny(Escapes)) return encoded;
        var source = encoded.Span;
        var decoded = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '%')
            {
                decoded[length++] = source[i] == '+' ? (byte)' ' : source[i];
                continue;
            }
            if (i + 2 >= source.Length || !char.IsAsciiHexDigit((char)source[i + 1]) || !char.IsAsciiHexDigit((char)source[i + 2])) return null;
            decoded[length++] = (byte)((Hex(source[i + 1]) << 4) | Hex(source[i + 2]));
            i += 2;
        }
        return decoded.AsMemory(0, length);
    }

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit & 0xF) + 9;
}
