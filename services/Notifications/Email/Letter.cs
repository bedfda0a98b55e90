using System.Globalization;
using MimeKit;

namespace Notifications.Email;

/// <summary>The message as it goes over the wire: both readings of the text, and the headers that make it behave in a mailbox.</summary>
internal static class Letter
{
    private const string OfPerson = "feed-message";

    /// <summary>Null: there is nobody at such an address.</summary>
    public static MimeMessage? Of(ClaimedEmail email, EmailOptions options, DateTimeOffset now)
    {
        if (!MailboxAddress.TryParse(email.To, out var to) || !to.Address.Contains('@', StringComparison.Ordinal)) return null;

        var us = MailboxAddress.Parse(options.From);
        var letter = new MimeMessage { Subject = OneLine(email.Subject), Date = now, MessageId = IdOf(email.Id, us) };
        // Our address with the company's name: a mail from a domain that did not send it would be taken for forged.
        letter.From.Add(email.FromName is { Length: > 0 } name ? new MailboxAddress(OneLine(name), us.Address) : us);
        letter.To.Add(to);
        if (ReplyToOf(email, options) is { } replyTo) letter.ReplyTo.Add(replyTo);
        // Nobody's holiday notice is to answer a machine; what a person wrote may be answered by one.
        if (email.Purpose != OfPerson) letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (email.Unsubscribe is { } end) letter.Headers.Add(HeaderId.ListUnsubscribe, $"<{end}>");

        var html = EmailLayout.Page(email.Subject, email.Html);
        letter.Body = new BodyBuilder { HtmlBody = html, TextBody = email.Text ?? PlainPart.Of(email.Html) }.ToMessageBody();
        return letter;
    }

    // The feed's own address, with a name that people know; the answer of whoever presses "reply" comes into the feed.
    private static MailboxAddress? ReplyToOf(ClaimedEmail email, EmailOptions options) =>
        email.FeedOf is { } person && ReplyAddress.Of(person, options) is { } feed ? new MailboxAddress(email.FromName is { } name ? OneLine(name) : null, feed)
            : email.ReplyTo is not null && MailboxAddress.TryParse(email.ReplyTo, out var replyTo) ? replyTo : null;

    // The same in every attempt: who gets a mail twice after all can tell that it is one.
    private static string IdOf(Guid id, MailboxAddress us) => string.Create(CultureInfo.InvariantCulture, $"{id:N}@{us.Domain}");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
