using Messaging.Data;
using Messaging.OptOuts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using ChangeRequest = Texting.Contracts.Messaging.Http.ChangeTexting;

namespace Messaging.Contacts;

/// <summary>The office changes whether and how one person is texted. It holds with the commit, and it says who did it.</summary>
public static class ChangeTexting
{
    public static async Task<Results<Ok<ContactRow>, ProblemHttpResult>> HandleAsync(
        Guid contactId, ChangeRequest request, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Contacts.SingleOrDefaultAsync(contact => contact.Id == contactId, cancellationToken) is not { } contact) return Problem.NotFound("contact");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeTextingAsync(contact, request.TextingEnabled, request.DefaultDelivery, new(ConsentSource.Staff, caller.PersonId, caller.PersonName), clock.GetUtcNow(), cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problem.Conflict();
        }

        await transaction.CommitAsync(cancellationToken);
        var optedOut = await db.OptOuts.AnyAsync(optOut => optOut.Phone == contact.TextingPhone && optOut.OptedOut, cancellationToken);
        return TypedResults.Ok(ListContacts.Row(contact, optedOut));
    }
}
