using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>The Messages log: every text, newest first, found by any combination of filters at a cost that does not grow with the log.</summary>
public static class ReadLog
{
    public const int PageSize = 25;

    /// <param name="query">The filters, and the cursor of the page before.</param>
    /// <param name="db">Of the request.</param>
    /// <param name="cursors">Signs positions.</param>
    /// <param name="company">Whose log.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public static async Task<Results<Ok<Page<LoggedText>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] LogQuery query, MessagingDb db, Cursors cursors, CurrentCompany company, TimeProvider clock, CancellationToken cancellationToken)
    {
        var filter = query.ToFilter();
        if (filter.Problem is var (field, error)) return Problem.Invalid(field, error);
        var scope = filter.Scope(company.Required);
        LogPosition? after = null;
        if (query.Cursor is { } cursor && !cursors.TryDecode(cursor, scope, out after))
            return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var found = await db.ReadLogAsync(company.Required, filter, after, PageSize + 1, clock.GetUtcNow(), cancellationToken);
        var page = found.Lines.Count > PageSize ? found.Lines[..PageSize] : found.Lines;
        var end = found.Lines.Count > PageSize ? new LogPosition(page[^1].At, page[^1].Id) : found.GoOn;
        return TypedResults.Ok(new Page<LoggedText>(page, end is null ? null : cursors.Encode(end, scope)));
    }

    /// <summary>The lines after a position, newest first, with the names of the people.</summary>
    internal static async Task<LogFound<LoggedText>> ReadLogAsync(
        this MessagingDb db, Guid companyId, LogFilter filter, LogPosition? after, int atMost, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (filter.IsContradiction) return new([], null);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var lines = new LogLines(db, cancellationToken);
        var (texts, goOn) = await lines.PageAsync(companyId, filter, after, atMost, now);
        await transaction.CommitAsync(cancellationToken);

        var people = texts.Select(text => text.ContactId).OfType<Guid>().Distinct().ToArray();
        var names = people.Length == 0 ? [] : await db.Contacts.Where(contact => people.Contains(contact.Id))
            .ToDictionaryAsync(contact => contact.Id, contact => contact.Name, cancellationToken);
        return new([.. texts.Select(text => Line(text, names))], goOn);
    }

    internal static LoggedText Line(TextMessage text, IReadOnlyDictionary<Guid, string> names) => new(
        text.Id,
        text.CreatedAt,
        text.Direction is TextDirection.Inbound ? TextWay.Inbound : TextWay.Outbound,
        text.ContactId,
        text.ContactId is { } id ? names.GetValueOrDefault(id) : null,
        text.Phone,
        text.Body,
        text.ShownState,
        text.StatusAt,
        text.ShownReason,
        text.Segments,
        text.MediaUrls.Length,
        text.Direction is TextDirection.Inbound ? null : text.Purpose,
        text.FeedMessageId,
        text.RetryOf,
        SendAgain.IsPossible(text));

    /// <summary>The query string of the log and of its export.</summary>
    /// <param name="Direction">Outbound or Inbound.</param>
    /// <param name="Status">A state, for example Delivered.</param>
    /// <param name="ContactId">A client or member of staff.</param>
    /// <param name="From">This moment or later.</param>
    /// <param name="To">Before this moment.</param>
    /// <param name="Words">Whole words of the body, all of them, in any case.</param>
    /// <param name="Cursor">From the page before.</param>
    public readonly record struct LogQuery(
        TextWay? Direction, TextState? Status, Guid? ContactId, DateTimeOffset? From, DateTimeOffset? To, string? Words, string? Cursor)
    {
        public LogFilter ToFilter() => new()
        {
            Direction = Direction,
            Status = Status,
            ContactId = ContactId,
            From = From?.ToUniversalTime(),
            To = To?.ToUniversalTime(),
            Words = string.IsNullOrWhiteSpace(Words) ? null : Words.Trim(),
        };
    }
}
