using Messaging.Data;
using Messaging.Live;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;

namespace Messaging.Conversations;

/// <summary>Somebody of the staff has seen the newest entries; the other pages of the company show it too.</summary>
public static class MarkRead
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid contactId, MessagingDb db, CurrentCompany company, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await db.Contacts.AnyAsync(contact => contact.Id == contactId, cancellationToken)) return Problem.NotFound("contact");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await db.Conversations
            .Where(conversation => conversation.ContactId == contactId && conversation.Unread > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(conversation => conversation.Unread, 0), cancellationToken);
        if (changed > 0)
        {
            db.FeedChanges.Add(new FeedChange
            {
                CompanyId = company.Required,
                What = FeedChangeKind.Conversation,
                EntityId = contactId,
                At = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
