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
    private static readonly Refusal NoAddress = new("no-email-address", "There is no email address in the profile.", "Add one to the profile.");

    public static async Task<Results<Ok<ComposePreview>, ProblemHttpResult>> HandleAsync(
        Guid contactId, ComposeRequest request, MessagingDb db, PortalLink portal, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Nothing written yet is no mistake here.
        if (ComposeMessage.TooMuch(request) is { } problem) return problem;
        if (await Recipient.ReadAsync(db, contactId, cancellationToken) is not { } recipient) return Problem.NotFound("contact");
        var pictures = ComposeMessage.PicturesOf(request);
        if (await ComposeMessage.UnknownAsync(db, pictures, cancellationToken) is { } unknown) return unknown;
        return TypedResults.Ok(Show(Draft.Make(ComposeMessage.WishOf(request), recipient, portal, clock.GetUtcNow()), recipient, pictures));
    }

    /// <summary><c>?preview=true</c> at the sending: outermost, because a dry run needs no Idempotency-Key.</summary>
    public static async ValueTask<object?> InsteadAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!bool.TryParse(http.Request.Query["preview"], out var preview) || !preview) return await next(context);
        var services = http.RequestServices;
        return await HandleAsync(
            context.GetArgument<Guid>(0), context.GetArgument<ComposeRequest>(1), services.GetRequiredService<MessagingDb>(),
            services.GetRequiredService<PortalLink>(), services.GetRequiredService<TimeProvider>(), http.RequestAborted);
    }

    private static ComposePreview Show(Draft draft, Recipient recipient, IReadOnlyList<MessagePicture> pictures)
    {
        var wide = draft.Parts.Any(part => part.Size.Encoding is TextEncoding.Ucs2);
        var dropped = draft.Dropped.Count;
        return new ComposePreview(
            draft.Delivery.Asked,
            [.. draft.Parts.Select(part => new PreviewPart(part.Body, part.Size.Units, part.Size.UnitsPerSegment, part.Size.Segments))],
            wide ? "UCS-2" : "GSM-7",
            draft.Parts is [.., var last] ? last.Size.UnitsLeft : Segments.Limit(TextEncoding.Gsm7, joined: false),
            draft.Plan.ExpensiveCharacters,
            draft.Delivery.ByText ? draft.Plan.CutOff : null,
            draft.NotTexted is { } refusal and not Reason.NothingToText ? recipient.Words(refusal) : null)
        {
            Replacements = [.. draft.Plan.Replacements.Select(change => new PreviewReplacement(change.From, change.To, change.Count))],
            Texts = draft.Delivery.ByText ? draft.Plan.Texts : 0,
            // Those over the limit are always the last ones.
            Pictures = [.. pictures.Select((picture, index) => new PreviewPicture(
                picture.ImageId, picture.IsReportCard, index >= pictures.Count - dropped ? FeedPicture.OverLimitWords : null))],
            TextTo = draft.Parts.Count + draft.Pictures.Count > 0 ? recipient.Contact.TextingPhone : null,
            EmailTo = draft.Delivery.ByEmail ? recipient.Contact.Email : null,
            NotEmailed = draft.Delivery.ByEmail && recipient.Contact.Email is null ? NoAddress : null,
        };
    }
}
