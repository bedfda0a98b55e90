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

        var (enabled, delivery) = (contact.TextingEnabled, contact.DefaultDelivery);
        contact.ChangeTexting(request.TextingEnabled, request.DefaultDelivery);
        if (contact.TextingEnabled != enabled) Record(contact.TextingEnabled ? ConsentChange.TextingEnabled : ConsentChange.TextingDisabled, detail: null);
        if (contact.DefaultDelivery != delivery) Record(ConsentChange.DefaultDelivery, contact.DefaultDelivery.ToString());

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problem.Conflict();
        }

        var optedOut = await db.OptOuts.AnyAsync(optOut => optOut.Phone == contact.TextingPhone && optOut.OptedOut, cancellationToken);
        return TypedResults.Ok(ListContacts.Row(contact, optedOut));

        void Record(ConsentChange change, string? detail) => db.ConsentEvents.Add(new ConsentEvent
        {
            CompanyId = contact.CompanyId,
            ContactId = contact.Id,
            Phone = contact.TextingPhone,
            Change = change,
            Source = ConsentSource.Staff,
            Detail = detail,
            PersonId = caller.PersonId,
            PersonName = caller.PersonName,
            At = clock.GetUtcNow(),
        });
    }
}
