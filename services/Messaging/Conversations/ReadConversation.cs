using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>The head of a feed: who it is, and whether a text would go.</summary>
public static class ReadConversation
{
    public static async Task<Results<Ok<ConversationHead>, ProblemHttpResult>> HandleAsync(
        Guid contactId, MessagingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await Recipient.ReadAsync(db, contactId, cancellationToken) is not { } recipient) return Problem.NotFound("contact");
        var contact = recipient.Contact;
        return TypedResults.Ok(new ConversationHead(
            contact.Id,
            contact.Kind,
            contact.Name,
            contact.TextingPhone,
            contact.DefaultDelivery,
            contact.TextingEnabled,
            recipient.OptedOut,
            recipient.Decide(DeliveryMode.TextOnly, Purpose.FeedMessage, clock.GetUtcNow()).NotTexted is { } refusal ? recipient.Words(refusal) : null,
            recipient.Sender?.Number,
            recipient.Limits.MaxTexts));
    }
}
