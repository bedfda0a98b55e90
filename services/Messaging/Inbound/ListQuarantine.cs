using System.Globalization;
using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Inbound;

/// <summary>Texts to numbers of nobody, newest first, for operators. Their words are not shown: whose they are is not known.</summary>
public static class ListQuarantine
{
    private const int PageSize = 50;
    private const string Scope = "quarantine";

    public static async Task<Results<Ok<Page<QuarantineRow>>, ProblemHttpResult>> HandleAsync(
        string? cursor, MessagingDb db, Cursors cursors, CancellationToken cancellationToken)
    {
        Position? position = null;
        if (cursor is not null && !cursors.TryDecode(cursor, Scope, out position)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the newest.");

        var waiting = db.Quarantine.AsNoTracking().Where(text => text.CompanyId == null);
        if (position is var (at, id))
            waiting = waiting.Where(text => EF.Functions.LessThan(ValueTuple.Create(text.ReceivedAt, text.Id), ValueTuple.Create(at, id)));
        var found = await waiting.OrderByDescending(text => text.ReceivedAt).ThenByDescending(text => text.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Count > PageSize ? found[..PageSize] : found;
        var next = found.Count > PageSize ? cursors.Encode(new Position(page[^1].ReceivedAt, page[^1].Id), Scope) : null;
        return TypedResults.Ok(new Page<QuarantineRow>([.. page.Select(Row)], next));
    }

    private static QuarantineRow Row(QuarantinedText text) => new(
        text.Id,
        text.Form.GetValueOrDefault("To", ""),
        Masked(text.Form.GetValueOrDefault("From", "")),
        text.AccountSid,
        text.CarrierSid,
        int.TryParse(text.Form.GetValueOrDefault("NumMedia"), NumberStyles.None, CultureInfo.InvariantCulture, out var pictures) ? pictures : 0,
        text.ReceivedAt);

    private static string Masked(string from) => from.Length > 4 ? $"•••-{from[^4..]}" : "•••";

    private sealed record Position(DateTimeOffset At, Guid Id);
}
