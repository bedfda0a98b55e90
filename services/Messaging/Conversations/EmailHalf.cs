using System.Globalization;
using System.Net;
using System.Text;
using Messaging.Media;
using Texting.Contracts.Notifications;

namespace Messaging.Conversations;

/// <summary>
/// The email half of a feed message: its styled words, a link to each picture, and the way back into the conversation.
/// Where mail is taken in an answer comes into the feed; elsewhere it goes to the company's own address.
/// </summary>
public static class EmailHalf
{
    /// <param name="recipient">Somebody with an address.</param>
    /// <param name="message">The entry.</param>
    /// <param name="pictures">All that there are: email has no limit.</param>
    /// <param name="links">Makes addresses that last as long as mail lies unread.</param>
    /// <param name="conversation">Where the recipient reads and answers in the feed; null for no link.</param>
    public static SendEmail Of(Recipient recipient, FeedMessage message, IReadOnlyList<MessagePicture> pictures, MediaLinks links, string? conversation) =>
        To(recipient, $"feed:{message.Id}", message.Html + Links(message, pictures, links) + WayBack(conversation), "feed-message");

    /// <summary>An email of the recipient's feed, which an answer comes back to.</summary>
    internal static SendEmail To(Recipient recipient, string key, string html, string purpose) => new(
        key,
        recipient.Contact.CompanyId,
        recipient.Contact.Email!,
        Subject: recipient.Company is { } company ? $"New message from {company.Name}" : "New message",
        html,
        ReplyTo: null,
        purpose,
        FeedOf: recipient.Contact.Id);

    /// <summary>The button below the words.</summary>
    internal static string WayBack(string? conversation) =>
        conversation is null ? "" : $"<p><a class=\"button\" href=\"{WebUtility.HtmlEncode(conversation)}\">Open the conversation in your portal</a></p>";

    private static string Links(FeedMessage message, IReadOnlyList<MessagePicture> pictures, MediaLinks links)
    {
        var html = new StringBuilder();
        var number = 0;
        foreach (var picture in pictures)
        {
            var url = links.ForOutside(message.CompanyId, picture.ImageId, message.CreatedAt + MediaLinks.ForEmails);
            var name = picture.IsReportCard ? "Report card" : string.Create(CultureInfo.InvariantCulture, $"Picture {++number}");
            html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{url}\">{name}</a></p>");
        }

        return html.ToString();
    }
}
