using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Notifications.Email;

/// <summary>An email that came in, read.</summary>
/// <param name="Key">The same for the same email, however often and by whatever way it comes.</param>
/// <param name="From">The address that it says it is from; empty when it says none.</param>
/// <param name="To">All addresses it says it was sent to, by whatever header.</param>
/// <param name="Words">What the person wrote.</param>
/// <param name="Attachments">Parts that are not words.</param>
/// <param name="Machine">Why no person wrote it; null when one did.</param>
internal sealed record ReadEmail(byte[] Key, string From, IReadOnlyList<string> To, string Words, int Attachments, string? Machine)
{
    // Nested parts are read by recursion, and nobody nests by the hundred.
    private const int DeepestPart = 30;

    private static readonly string[] ToHeaders = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "To", "Cc", "Resent-To"];

    /// <summary>Null: this is no email.</summary>
    /// <param name="original">As it came.</param>
    /// <param name="own">Our own sending address: what comes from it would be answered by itself for ever.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ReadEmail? Of(byte[] original, string own, CancellationToken cancellationToken)
    {
        if (original.Length == 0) return null;
        try
        {
            using var wire = new MemoryStream(original);
            using var message = MimeMessage.Load(new ParserOptions { MaxMimeDepth = DeepestPart }, wire, cancellationToken);
            string[] to = [.. ToOf(message)];
            // A reader of emails finds a header in almost anything; what has neither a sender nor a recipient is none.
            if (message.From.Count == 0 && to.Length == 0) return null;
            var from = message.From.Mailboxes.FirstOrDefault()?.Address ?? "";
            var words = ReplyWords.Of(TextOf(message));
            var attachments = message.BodyParts.Count(part => part is not TextPart text || text.IsAttachment);
            return new ReadEmail(KeyOf(message, original), from, to, words, attachments, WhyMachine(message, from, own) ?? (words.Length == 0 && attachments == 0 ? "empty" : null));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string TextOf(MimeMessage message)
    {
        var plain = message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part is { IsPlain: true, IsAttachment: false });
        if (plain is not null && !string.IsNullOrWhiteSpace(plain.Text)) return plain.IsFlowed ? new FlowedToText().Convert(plain.Text) : plain.Text;
        return message.HtmlBody is { } html ? ReplyHtml.PlainOf(html) : "";
    }

    private static IEnumerable<string> ToOf(MimeMessage message) =>
        from header in message.Headers
        where ToHeaders.Contains(header.Field, StringComparer.OrdinalIgnoreCase)
        from address in InternetAddressList.TryParse(header.Value, out var list) ? list.Mailboxes : []
        select address.Address;

    private static byte[] KeyOf(MimeMessage message, byte[] original) =>
        message.MessageId is { Length: > 0 } id ? SHA256.HashData(Encoding.UTF8.GetBytes(id)) : SHA256.HashData(original);

    // RFC 3834 and what came before it. A holiday notice in the feed would look like an answer.
    private static string? WhyMachine(MimeMessage message, string from, string own)
    {
        if (message.Body is MultipartReport || message.Headers["Return-Path"]?.Trim() == "<>" || from.StartsWith("mailer-daemon@", StringComparison.OrdinalIgnoreCase)) return "bounce";
        if (from.Length > 0 && from.Equals(own, StringComparison.OrdinalIgnoreCase)) return "own";
        if (message.Headers[HeaderId.AutoSubmitted] is { } auto && !auto.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase)) return "auto-reply";
        if (message.Headers.Contains("X-Autoreply") || message.Headers.Contains("X-Autorespond")) return "auto-reply";
        return message.Headers[HeaderId.Precedence]?.Trim().ToLowerInvariant() switch
        {
            "auto_reply" => "auto-reply",
            "bulk" or "junk" or "list" => "bulk",
            _ => null,
        };
    }
}
