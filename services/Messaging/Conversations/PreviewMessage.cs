using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using ComposeRequest = Texting.Contracts.Messaging.Http.ComposeMessage;

namespace Messaging.Conversations;

/// <summary>What a message would become, while it is being written. The same decision as the sending's, run dry.</summary>
public static class PreviewMessage
{
    public static async Task<Results<Ok<ComposePreview>, ProblemHttpResult>> HandleAsync(
        Guid contactId, ComposeRequest request, MessagingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Nothing written yet is no mistake here.
        var html = request.Html ?? "";
        if (html.Length > 0 && ComposeMessage.Invalid(html) is { } problem) return problem;
        if (await Recipient.ReadAsync(db, contactId, cancellationToken) is not { } recipient) return Problem.NotFound("contact");
        return TypedResults.Ok(Show(Draft.Make(html, request.Delivery, recipient, clock.GetUtcNow())));
    }

    private static ComposePreview Show(Draft draft)
    {
        var wide = draft.Parts.Any(part => part.Size.Encoding is TextEncoding.Ucs2);
        return new ComposePreview(
            draft.Delivery.Asked,
            [.. draft.Parts.Select(part => new PreviewPart(part.Body, part.Size.Units, part.Size.UnitsPerSegment, part.Size.Segments))],
            wide ? "UCS-2" : "GSM-7",
            draft.Parts is [.., var last] ? last.Size.UnitsLeft : Segments.Limit(TextEncoding.Gsm7, joined: false),
            draft.Plan.ExpensiveCharacters,
            draft.Delivery.ByText ? draft.Plan.CutOff : null,
            draft.NotTexted is Reason.NothingToText ? null : draft.NotTexted?.Words());
    }
}
