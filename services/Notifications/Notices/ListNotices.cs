using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using Notifications.Rules;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Notices;

/// <summary>Who was told what, who was not and why; newest first.</summary>
internal static class ListNotices
{
    private const int PageSize = 50;

    /// <param name="filter">What is asked for, and the cursor of the page before.</param>
    /// <param name="db">Of the request.</param>
    /// <param name="cursors">Signs positions.</param>
    /// <param name="caller">Whose notices.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    internal static async Task<Results<Ok<Page<NoticeRow>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] NoticeFilter filter, NotificationsDb db, Cursors cursors, CurrentCompany caller, CancellationToken cancellationToken)
    {
        var scope = $"notices:{caller.Required}:{filter.EventId}:{filter.Kind}:{filter.Outcome}";
        Position? after = null;
        if (filter.Cursor is { } cursor && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var notices = db.Notices.AsNoTracking();
        if (filter.EventId is { } eventId) notices = notices.Where(notice => notice.EventId == eventId);
        if (filter.Kind is { } kind) notices = notices.Where(notice => notice.Kind == kind);
        if (filter.Outcome is { } outcome) notices = notices.Where(notice => notice.Outcome == outcome);
        if (after is var (at, id)) notices = notices.Where(notice => EF.Functions.LessThan(ValueTuple.Create(notice.At, notice.Id), ValueTuple.Create(at, id)));
        var found = await notices.OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var people = page.Select(notice => notice.RecipientId).Distinct().ToArray();
        var names = await db.Recipients.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var next = found.Count > PageSize ? cursors.Encode(new Position(page[^1].At, page[^1].Id), scope) : null;
        return TypedResults.Ok(new Page<NoticeRow>(page.ConvertAll(notice => Show(notice, names.GetValueOrDefault(notice.RecipientId))), next));
    }

    internal static NoticeRow Show(Notice notice, string? name) => new(
        notice.Id,
        notice.At,
        notice.Kind,
        notice.EventId,
        notice.Channel,
        notice.RecipientKind is null ? null : notice.RecipientId,
        notice.RecipientKind,
        name,
        notice.Words,
        notice.Outcome,
        notice.Reason is { } reason ? new NoticeReason(reason, WordsOf(notice, reason)) : null,
        notice.HeldUntil,
        notice.ReleasedBy,
        notice is { TextId: { } text, TextState: { } state, TextAt: { } at }
            ? new NoticeText(text, state, at, notice.TextReason is { } why ? new NoticeReason(why, WordsOf(notice, why)) : null)
            : null);

    // What Messaging says comes with words of its own.
    private static string WordsOf(Notice notice, string code) => notice.TextReason == code && notice.TextWords is { } words ? words : Reasons.Words(code);

    /// <summary>The query string of the list.</summary>
    /// <param name="EventId">What caused it.</param>
    /// <param name="Kind">What it is about.</param>
    /// <param name="Outcome">What was done.</param>
    /// <param name="Cursor">From the page before.</param>
    internal readonly record struct NoticeFilter(string? EventId, NoticeKind? Kind, NoticeOutcome? Outcome, string? Cursor);

    private sealed record Position(DateTimeOffset At, Guid Id);
}
