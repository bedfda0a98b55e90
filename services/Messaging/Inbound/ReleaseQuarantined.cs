using Messaging.Data;
using Messaging.Senders;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Inbound;

/// <summary>
/// Gives a kept text to the company that has its number now, with the time at which it came. Repeating it has no further
/// effect: the carrier's SID is the key.
/// </summary>
public static class ReleaseQuarantined
{
    public static async Task<Results<Ok<ReleasedText>, ProblemHttpResult>> HandleAsync(
        Guid id, MessagingDb db, CurrentCompany company, IOptions<InboundOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Quarantine.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } kept)
            return Problem.Of(StatusCodes.Status404NotFound, "not-found", "Not found.", "There is no such text in quarantine.");
        if (kept.CompanyId is { } before) return TypedResults.Ok(new ReleasedText(before));

        var form = new FormCollection(kept.Form.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
        if (!InboundText.TryRead(form, out var text, out var errors)) return Problem.Invalid(errors);
        if (await db.FindOwnerAsync(text.AccountSid, text.To, cancellationToken) is not { } owner)
            return Problem.Of(StatusCodes.Status409Conflict, "number-unknown", "The number still belongs to no company.",
                $"Give {text.To} of account {text.AccountSid} to a company first, then release the text again.");

        await ReceiveText.TakeAsync(text, form, TextId.Instant(kept.ReceivedAt), db, company, clock.GetUtcNow(), options.Value, cancellationToken);
        await db.Quarantine.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(release => release.CompanyId, owner), cancellationToken);
        return TypedResults.Ok(new ReleasedText(owner));
    }
}
