using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email;

/// <summary>Emails that came to no feed, newest first, for operators: an address that was mistyped, or made with an earlier key.</summary>
internal static class ListStrayEmails
{
    private const int PageSize = 50;
    private const string Scope = "stray-emails";

    /// <param name="cursor">From the page before.</param>
    /// <param name="db">Of the request.</param>
    /// <param name="cursors">Signs positions.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    internal static async Task<Results<Ok<Page<StrayEmail>>, ProblemHttpResult>> HandleAsync(string? cursor, NotificationsDb db, Cursors cursors, CancellationToken cancellationToken)
    {
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, Scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var strays = db.InboundEmails.AsNoTracking().Where(email => email.Outcome == InboundOutcome.Stray);
        if (after is { Id: var last }) strays = strays.Where(email => email.Id < last);
        var found = await strays.OrderByDescending(email => email.Id).Take(PageSize + 1)
            .Select(email => new StrayEmail(email.Id, email.ReceivedAt, email.Original == null ? 0 : email.Original.Length)).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        return TypedResults.Ok(new Page<StrayEmail>(page, found.Count > PageSize ? cursors.Encode(new Position(page[^1].Id), Scope) : null));
    }

    private sealed record Position(Guid Id);
}
