using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Unassigned;

/// <summary>Texts that belong to no feed, newest first, with everybody who may have sent them.</summary>
public static class ListUnassigned
{
    private const int PageSize = 25;

    /// <param name="standing">Open ones unless asked otherwise.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="db">Of the request.</param>
    /// <param name="cursors">Signs positions.</param>
    /// <param name="company">Whose texts.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static async Task<Results<Ok<Page<UnassignedText>>, ProblemHttpResult>> HandleAsync(
        UnassignedStanding? standing, string? cursor, MessagingDb db, Cursors cursors, CurrentCompany company, CancellationToken cancellationToken)
    {
        var asked = standing ?? UnassignedStanding.Open;
        var scope = $"unassigned:{company.Required}:{asked}";
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var rows = db.Unassigned.AsNoTracking().Where(row => row.Standing == asked);
        if (after is var (at, id))
            rows = rows.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.CreatedAt, row.TextId), ValueTuple.Create(at, id)));
        var found = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.TextId).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Count > PageSize ? found[..PageSize] : found;
        var next = found.Count > PageSize ? cursors.Encode(new Position(page[^1].CreatedAt, page[^1].TextId), scope) : null;
        return TypedResults.Ok(new Page<UnassignedText>(await ShowAsync(db, company.Required, page, cancellationToken), next));
    }

    /// <summary>GET unassigned/count.</summary>
    public static async Task<Ok<UnassignedCount>> CountAsync(MessagingDb db, CancellationToken cancellationToken)
    {
        var counts = await db.Unassigned.GroupBy(row => row.Standing).Select(group => new { group.Key, Count = group.LongCount() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return TypedResults.Ok(new UnassignedCount(
            counts.GetValueOrDefault(UnassignedStanding.Open), counts.GetValueOrDefault(UnassignedStanding.Assigned), counts.GetValueOrDefault(UnassignedStanding.Blocked)));
    }

    internal static async Task<IReadOnlyList<UnassignedText>> ShowAsync(
        MessagingDb db, Guid companyId, IReadOnlyList<UnassignedRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return [];
        var ids = rows.Select(row => row.TextId).ToArray();
        var months = rows.Select(row => row.CreatedAt).Distinct().ToArray();
        var texts = await db.Texts.AsNoTracking().Where(text => ids.Contains(text.Id) && months.Contains(text.CreatedAt))
            .Select(text => new { text.Id, text.Body, text.MediaUrls })
            .ToDictionaryAsync(text => text.Id, cancellationToken);
        var undecided = rows.Where(row => row.Standing is not UnassignedStanding.Assigned).Select(row => row.Phone).Distinct().ToArray();
        var acquaintances = await db.FindAcquaintancesAsync(companyId, undecided, cancellationToken);
        var assigned = rows.Select(row => row.ContactId).OfType<Guid>().Distinct().ToArray();
        var names = assigned.Length == 0 ? [] : await db.Contacts.Where(contact => assigned.Contains(contact.Id))
            .ToDictionaryAsync(contact => contact.Id, contact => contact.Name, cancellationToken);
        return
        [
            .. rows.Select(row => new UnassignedText(
                row.TextId,
                row.CreatedAt,
                row.Phone,
                texts.GetValueOrDefault(row.TextId)?.Body ?? "",
                texts.GetValueOrDefault(row.TextId)?.MediaUrls.Length ?? 0,
                row.Reason,
                row.Standing,
                row.Standing is UnassignedStanding.Assigned ? [] : Suggestions.For(row.Phone, acquaintances),
                row.ContactId,
                row.ContactId is { } contact ? names.GetValueOrDefault(contact) : null,
                row.DecidedBy,
                row.DecidedAt,
                row.Remembered)),
        ];
    }

    private sealed record Position(DateTimeOffset At, Guid Id);
}
