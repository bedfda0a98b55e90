using System.Diagnostics;
using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>The whole life of one text: every step, nothing private.</summary>
public static class ReadText
{
    public static async Task<Results<Ok<TextLife>, ProblemHttpResult>> HandleAsync(
        Guid textId, MessagingDb db, CurrentCompany caller, CancellationToken cancellationToken)
    {
        if (TextId.CreatedAt(textId) is not { } createdAt) return Problem.NotFound("text");
        if (caller.Role is CallerRole.Operator) await UseCompanyOfAsync(textId, createdAt, db, caller, cancellationToken);

        var text = await db.Texts.AsNoTracking().SingleOrDefaultAsync(text => text.Id == textId && text.CreatedAt == createdAt, cancellationToken);
        if (text is null) return Problem.NotFound("text");
        var steps = await db.TextEvents.AsNoTracking().Where(step => step.TextId == textId).OrderBy(step => step.Id)
            .Select(step => new TextLifeEvent(step.At, step.What, step.Detail))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new TextLife(
            text.Id, text.ContactId, text.Direction is TextDirection.Inbound, text.ShownState, text.ShownReason, text.Segments, text.CarrierSid, TraceId(text), steps));
    }

    // An operator has no company: the text says whose it is.
    private static async Task UseCompanyOfAsync(Guid textId, DateTimeOffset createdAt, MessagingDb db, CurrentCompany caller, CancellationToken cancellationToken)
    {
        var owners = await db.Database
            .SqlQuery<Guid>($"SELECT company_id AS \"Value\" FROM text_messages WHERE id = {textId} AND created_at = {createdAt}")
            .ToListAsync(cancellationToken);
        if (owners is [var owner]) caller.Use(owner);
    }

    private static string? TraceId(TextMessage text) =>
        ActivityContext.TryParse(text.TraceParent, null, out var trace) ? trace.TraceId.ToHexString() : null;
}
