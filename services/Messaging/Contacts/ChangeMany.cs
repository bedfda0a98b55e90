using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Contacts;

/// <summary>The office changes texting or the default delivery of many people at once. Asked for here, done by <see cref="BulkChanger"/>.</summary>
internal static class ChangeMany
{
    private const int MostPeople = 20_000;

    /// <summary>Runs in the transaction of the Idempotency-Key: the same request twice is one change.</summary>
    internal static async Task<Results<Accepted<BulkChangeProgress>, ProblemHttpResult>> HandleAsync(
        BulkChangeRequest request, MessagingDb db, CurrentCompany caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Invalid(request) is { } problem) return problem;

        var people = await People(request, db).OrderBy(contact => contact.Id).Select(contact => contact.Id).ToArrayAsync(cancellationToken);
        if (people.Length > MostPeople) return Problem.Invalid("filter", $"This finds {people.Length} people; change at most {MostPeople} at once.");
        var at = clock.GetUtcNow();
        var change = new BulkChange
        {
            Id = Guid.CreateVersion7(at),
            CompanyId = caller.Required,
            ContactIds = people,
            TextingEnabled = request.TextingEnabled,
            DefaultDelivery = request.DefaultDelivery,
            PersonId = caller.PersonId,
            PersonName = caller.PersonName,
            At = at,
        };
        change.Advance(0, 0, at);
        db.BulkChanges.Add(change);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Accepted($"/api/messaging/contacts/bulk/{change.Id}", change.Progress());
    }

    /// <summary>How many people it would be about, and how many of them are not so already.</summary>
    internal static async Task<Results<Ok<BulkChangePreview>, ProblemHttpResult>> PreviewAsync(
        BulkChangeRequest request, MessagingDb db, CancellationToken cancellationToken)
    {
        if (Invalid(request) is { } problem) return problem;

        var people = People(request, db);
        var (enabled, delivery) = (request.TextingEnabled, request.DefaultDelivery);
        var wouldChange = people.Where(contact => (enabled != null && contact.TextingEnabled != enabled) || (delivery != null && contact.DefaultDelivery != delivery));
        return TypedResults.Ok(new BulkChangePreview(await people.CountAsync(cancellationToken), await wouldChange.CountAsync(cancellationToken)));
    }

    internal static async Task<Results<Ok<BulkChangeProgress>, ProblemHttpResult>> ReadAsync(Guid id, MessagingDb db, CancellationToken cancellationToken) =>
        await db.BulkChanges.AsNoTracking().SingleOrDefaultAsync(change => change.Id == id, cancellationToken) is { } change
            ? TypedResults.Ok(change.Progress())
            : Problem.NotFound("change");

    private static IQueryable<Contact> People(BulkChangeRequest request, MessagingDb db) => request.ContactIds is { } ids
        ? db.Contacts.AsNoTracking().Where(contact => contact.Active && ids.Contains(contact.Id))
        : db.Matching(request.Filter ?? new ContactFilter());

    private static ProblemHttpResult? Invalid(BulkChangeRequest request) => request switch
    {
        { TextingEnabled: null, DefaultDelivery: null } => Problem.Invalid("textingEnabled", "Say what to change: textingEnabled, defaultDelivery or both."),
        { ContactIds.Count: > MostPeople } => Problem.Invalid("contactIds", $"Change at most {MostPeople} people at once."),
        { ContactIds: not null, Filter: not null } => Problem.Invalid("filter", "Send contactIds or filter, not both."),
        _ => null,
    };
}
