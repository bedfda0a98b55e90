using Messaging.Texts;
using Texting.Contracts.Messaging;

namespace Messaging.Conversations;

/// <summary>What a message becomes: the one answer that the preview shows and the sending carries out.</summary>
/// <param name="Html">Safe to store and show.</param>
/// <param name="PlainText">The words without styling.</param>
/// <param name="Delivery">The ways it takes.</param>
/// <param name="Plan">Its texts, if it goes by text.</param>
/// <param name="NotTexted">Why no text goes although one was asked for; null otherwise.</param>
public sealed record Draft(string Html, string PlainText, Delivery Delivery, TextPlan Plan, Reason? NotTexted)
{
    public static Draft Make(string html, DeliveryMode? asked, Recipient recipient, DateTimeOffset now)
    {
        var text = Conversations.PlainText.From(html);
        var plan = TextPlan.Make(text, imageCount: 0, hasReportCard: false, recipient.Limits);
        var delivery = recipient.Decide(asked, now);
        var reason = delivery.NotTexted ?? (delivery.ByText && plan.Parts.Count == 0 ? Reason.NothingToText : null);
        return new(SafeHtml.Of(html), text, delivery, plan, reason);
    }

    /// <summary>The texts that leave; empty when none does.</summary>
    public IReadOnlyList<TextPart> Parts => Delivery.ByText ? Plan.Parts : [];
}
