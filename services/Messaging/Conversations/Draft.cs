using Messaging.Texts;
using Texting.Contracts.Messaging;

namespace Messaging.Conversations;

/// <summary>What somebody wants to say.</summary>
/// <param name="Html">As composed.</param>
/// <param name="Asked">The way chosen for this message; null for the contact's default.</param>
/// <param name="Images">Pictures besides the report card.</param>
/// <param name="HasReportCard">One more picture, which goes first.</param>
/// <param name="Purpose">A message or the report of a visit.</param>
public sealed record Wish(string Html, DeliveryMode? Asked, int Images = 0, bool HasReportCard = false, Purpose Purpose = Purpose.FeedMessage);

/// <summary>What a message becomes: the one answer that the preview shows and the sending carries out.</summary>
/// <param name="Html">Safe to store and show.</param>
/// <param name="PlainText">The words without styling.</param>
/// <param name="Delivery">The ways it takes.</param>
/// <param name="Plan">Its texts, if it goes by text.</param>
/// <param name="NotTexted">Why no text goes although one was asked for; null otherwise.</param>
/// <param name="Conversation">Where the other end reads the whole conversation and answers; null when it needs no link.</param>
public sealed record Draft(string Html, string PlainText, Delivery Delivery, TextPlan Plan, Reason? NotTexted, string? Conversation = null)
{
    public static Draft Make(Wish wish, Recipient recipient, PortalLink portal, DateTimeOffset now)
    {
        var text = Conversations.PlainText.From(wish.Html);
        var conversation = portal.For(recipient.Contact.Kind);
        var plan = TextPlan.Make(text, wish.Images, wish.HasReportCard, recipient.Limits with { PortalLink = conversation });
        var delivery = recipient.Decide(wish.Asked, wish.Purpose, now);
        var nothing = plan.Parts.Count == 0 && plan.Pictures.Count == 0;
        var reason = delivery.NotTexted ?? (delivery.ByText && nothing ? Reason.NothingToText : null);
        return new(SafeHtml.Of(wish.Html), text, delivery, plan, reason, conversation);
    }

    /// <summary>The texts with words that leave; empty when none does.</summary>
    public IReadOnlyList<TextPart> Parts => Delivery.ByText ? Plan.Parts : [];

    /// <summary>The pictures that leave, each a text of its own.</summary>
    public IReadOnlyList<PlannedPicture> Pictures => Delivery.ByText ? Plan.Pictures : [];

    /// <summary>The pictures that stay behind although the message is texted.</summary>
    public IReadOnlyList<PlannedPicture> Dropped => Delivery.ByText ? Plan.DroppedPictures : [];
}
