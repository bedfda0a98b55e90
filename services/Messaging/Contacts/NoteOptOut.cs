using Messaging.Data;
using Messaging.OptOuts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using Request = Texting.Contracts.Messaging.Http.NoteOptOut;

namespace Messaging.Contacts;

/// <summary>
/// Somebody told staff on the phone, by email or at the door that they want no more texts. It holds like a STOP, from this
/// commit on; staff cannot take it back, because only the person can.
/// </summary>
internal static class NoteOptOut
{
    private const int LongestNote = 500;

    internal static async Task<Results<Ok<ContactRow>, ProblemHttpResult>> HandleAsync(
        Guid contactId, Request request, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request.Note is not { Length: > 0 and <= LongestNote } note) return Problem.Invalid("note", $"Say in 1 to {LongestNote} characters how you heard it.");
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(contact => contact.Id == contactId, cancellationToken) is not { } person) return Problem.NotFound("contact");
        if (person.TextingPhone is not { } phone)
            return Problem.Of(409, "no-phone-to-opt-out", "There is no number to opt out.", "This person has no valid number, so no text can reach them. Correct the number in their profile first.");

        var at = clock.GetUtcNow();
        var optOut = await db.LockOptOutAsync(person.CompanyId, phone, at, cancellationToken);
        if (!optOut.OptedOut)
        {
            optOut.Stop(ConsentSource.Staff, caller.PersonName, at);
            await db.TellPlatformAsync(person.CompanyId, phone, cancellationToken);
        }

        db.ConsentEvents.Add(new ConsentEvent
        {
            CompanyId = person.CompanyId,
            ContactId = person.Id,
            Phone = phone,
            Change = ConsentChange.OptedOut,
            Source = ConsentSource.Staff,
            Detail = note,
            PersonId = caller.PersonId,
            PersonName = caller.PersonName,
            At = at,
        });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ListContacts.Row(person, optedOut: true));
    }
}
