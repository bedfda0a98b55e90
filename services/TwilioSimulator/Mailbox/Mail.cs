using MimeKit;

namespace TwilioSimulator.Mailbox;

/// <summary>One email that was handed over, read like a mail program would.</summary>
internal sealed record Mail(
    string Id, string? MessageId, string From, IReadOnlyList<string> To, string? ReplyTo, string Subject, string? Html, string? Text,
    IReadOnlyDictionary<string, string> Headers, DateTimeOffset At)
{
    public static Mail Read(Stream wire, IReadOnlyList<string> recipients, DateTimeOffset at)
    {
        var message = MimeMessage.Load(wire);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in message.Headers) headers[header.Field] = header.Value;
        return new Mail(
            Guid.CreateVersion7(at).ToString("N"), message.MessageId, message.From.ToString(), recipients, message.ReplyTo.Count > 0 ? message.ReplyTo.ToString() : null,
            message.Subject ?? "", message.HtmlBody, message.TextBody, headers, at);
    }

    public bool IsFor(string? recipient) => recipient is null || To.Any(to => to.Equals(recipient, StringComparison.OrdinalIgnoreCase));

    public bool Says(string? words) => string.IsNullOrWhiteSpace(words)
        || To.Append(From).Append(Subject).Any(text => text.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase));
}
