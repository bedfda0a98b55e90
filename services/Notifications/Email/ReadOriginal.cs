using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email;

/// <summary>An email as it came, for a mail program: its attachments, and all that the feed does not show of it.</summary>
internal static class ReadOriginal
{
    /// <summary>The office reads what came for its company.</summary>
    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> OfReplyAsync(
        Guid id, NotificationsDb db, CurrentCompany caller, CancellationToken cancellationToken) =>
        AnswerAsync(db.InboundEmails.Where(email => email.Id == id && email.CompanyId == caller.Required), cancellationToken);

    /// <summary>Operators read what came for nobody.</summary>
    internal static Task<Results<FileContentHttpResult, ProblemHttpResult>> OfStrayAsync(Guid id, NotificationsDb db, CancellationToken cancellationToken) =>
        AnswerAsync(db.InboundEmails.Where(email => email.Id == id && email.Outcome == InboundOutcome.Stray), cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AnswerAsync(IQueryable<InboundEmail> emails, CancellationToken cancellationToken) =>
        await emails.Select(email => new { email.Id, email.Original }).SingleOrDefaultAsync(cancellationToken) switch
        {
            null => Problem.NotFound("email"),
            { Original: null } => Problem.Of(410, "email-erased", "This email was erased.", "Originals are kept for a month. The feed has its words."),
            // A file, so that no browser shows somebody's HTML as a page of ours.
            { Original: { } original, Id: var id } => TypedResults.File(original, TakeEmail.Wire, $"{id}.eml"),
        };
}
