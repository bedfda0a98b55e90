using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email;

/// <summary>What was mailed for the company and what became of it, newest first.</summary>
internal static class ListEmails
{
    private const int PageSize = 50;

    /// <param name="state">Only these; all if left out.</param>
    /// <param name="cursor">From the page before.</param>
    internal static async Task<Results<Ok<Page<EmailRow>>, ProblemHttpResult>> HandleAsync(
        string? state, string? cursor, NotificationsDb db, Cursors cursors, CurrentCompany company, CancellationToken cancellationToken)
    {
        var wanted = Enum.TryParse<EmailState>(state, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : (EmailState?)null;
        if (state is not null && wanted is null) return Problem.Invalid("state", $"Choose from {string.Join(", ", Enum.GetNames<EmailState>())}.");
        var scope = $"emails:{company.Required}:{wanted}";
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var emails = db.Emails.AsNoTracking().Where(email => wanted == null || email.State == wanted);
        if (after is { Id: var last }) emails = emails.Where(email => email.Id < last);
        var found = await emails.OrderByDescending(email => email.Id).Take(PageSize + 1)
            .Select(email => new { email.Id, email.To, email.Subject, email.Purpose, email.State, email.Reason, email.Attempt, email.CreatedAt, email.DueAt, email.SentAt })
            .ToListAsync(cancellationToken);
        var page = found.Take(PageSize).Select(email => new EmailRow(
            email.Id, email.To, email.Subject, email.Purpose, email.State.ToString(), email.Reason, email.Attempt, email.CreatedAt,
            email.State is EmailState.Waiting ? email.DueAt : null, email.SentAt)).ToList();
        return TypedResults.Ok(new Page<EmailRow>(page, found.Count > PageSize ? cursors.Encode(new Position(page[^1].Id), scope) : null));
    }

    private sealed record Position(Guid Id);
}
