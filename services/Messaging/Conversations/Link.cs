namespace Messaging.Conversations;

/// <summary>A link as it can be read and tapped in a text: "words (address)", or just the address.</summary>
public static class Link
{
    public static void Write(string? href, PlainTextWriter writer, int wordsStart)
    {
        if (Address(href) is not { } address) return;

        var words = writer.Since(wordsStart);
        if (words.Length == 0) writer.Words(address);
        else if (!Same(words, address)) writer.Aside(address);
    }

    // Addresses within the app and anything that would run code mean nothing on a phone.
    private static string? Address(string? href)
    {
        var compact = string.Concat((href ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
        if (!Uri.TryCreate(compact, UriKind.Absolute, out var uri)) return null;

        return uri.Scheme switch
        {
            "http" or "https" => compact,
            "mailto" or "tel" or "sms" => Uri.UnescapeDataString(compact[(uri.Scheme.Length + 1)..].Split('?')[0]),
            _ => null,
        };
    }

    private static bool Same(string words, string address) => Bare(words).Equals(Bare(address), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> address)
    {
        foreach (var prefix in new[] { "https://", "http://", "www." })
        {
            if (address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) address = address[prefix.Length..];
        }

        return address.TrimEnd('/');
    }
}
