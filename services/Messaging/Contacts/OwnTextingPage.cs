using Messaging.Data;
using Messaging.OptOuts;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Contacts;

/// <summary>
/// A client in the portal, or a member of staff, reads and sets their own checkbox. It is the field the office sees, it
/// does not lift a STOP, and "Email only" stays what the office made it.
/// </summary>
internal static class OwnTextingPage
{
    internal static async Task<Results<Ok<OwnTexting>, ProblemHttpResult>> ReadAsync(MessagingDb db, CurrentCompany caller, CancellationToken cancellationToken) =>
        await FindAsync(db, caller, cancellationToken) is { } person ? TypedResults.Ok(await AnswerAsync(db, person, cancellationToken)) : Problem.NotFound("contact");

    internal static async Task<Results<Ok<OwnTexting>, ProblemHttpResult>> ChangeAsync(
        ChangeOwnTexting request, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, caller, cancellationToken) is not { } person) return Problem.NotFound("contact");
        // Evidence of a wording that was not on the screen would be none.
        if (request.WordingVersion != PortalWording.Version)
            return Problem.Of(409, "wording-changed", "The wording has changed.", "Load the page again, read the new wording and repeat the change.");

        var company = await CompanyNameAsync(db, cancellationToken);
        var source = person.Kind is ContactKind.Client ? ConsentSource.ClientPortal : ConsentSource.StaffPage;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeTextingAsync(person, request.TextingEnabled, delivery: null, new(source, caller.PersonId, caller.PersonName, PortalWording.For(company)), clock.GetUtcNow(), cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problem.Conflict();
        }

        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(await AnswerAsync(db, person, cancellationToken));
    }

    // The gateway says who it is; a client is looked for among clients only, so that ids of one kind cannot stand for the other.
    private static Task<Contact?> FindAsync(MessagingDb db, CurrentCompany caller, CancellationToken cancellationToken)
    {
        var kind = caller.Role is CallerRole.Client ? ContactKind.Client : ContactKind.Staff;
        return db.Contacts.SingleOrDefaultAsync(contact => contact.Id == caller.PersonId && contact.Kind == kind && contact.Active, cancellationToken);
    }

    private static async Task<string> CompanyNameAsync(MessagingDb db, CancellationToken cancellationToken) =>
        await db.Companies.Select(company => company.Name).SingleOrDefaultAsync(cancellationToken) ?? "the company";

    private static async Task<OwnTexting> AnswerAsync(MessagingDb db, Contact person, CancellationToken cancellationToken)
    {
        var company = await CompanyNameAsync(db, cancellationToken);
        var number = await db.Senders.Select(sender => sender.Number).SingleOrDefaultAsync(cancellationToken);
        var optedOut = await db.OptOuts.AnyAsync(row => row.Phone == person.TextingPhone && row.OptedOut, cancellationToken);
        return new(
            person.TextingEnabled, person.TextingPhone ?? person.TypedPhone, Reasons.Of(person.PhoneProblem)?.Words(), optedOut,
            company, number, person.DefaultDelivery is DeliveryMode.EmailOnly, PortalWording.For(company), PortalWording.Version);
    }
}
