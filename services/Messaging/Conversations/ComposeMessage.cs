using Messaging.Data;
using Messaging.Media;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Platform;
using ComposeRequest = Texting.Contracts.Messaging.Http.ComposeMessage;

namespace Messaging.Conversations;

/// <summary>Staff writes into a feed: what becomes of it is one commit.</summary>
public static class ComposeMessage
{
    public const int MaxHtml = 20_000;

    /// <summary>Of one feed message, the report card among them.</summary>
    public const int MaxPictures = 10;

    /// <summary>Runs in the transaction of the Idempotency-Key, which commits it together with the answer.</summary>
    public static async Task<Results<Created<FeedEntry>, ProblemHttpResult>> HandleAsync(
        Guid contactId, ComposeRequest request, MessagingDb db, CurrentCompany caller, MediaLinks links, PortalLink portal, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (Invalid(request) is { } invalid) return invalid;
        if (await Recipient.ReadAsync(db, contactId, cancellationToken) is not { } recipient) return Problem.NotFound("contact");
        var pictures = PicturesOf(request);
        if (await UnknownAsync(db, pictures, cancellationToken) is { } unknown) return unknown;

        var at = TextId.Instant(clock.GetUtcNow());
        var draft = Draft.Make(WishOf(request), recipient, portal, at);
        if (draft.PlainText.Length == 0 && pictures.Count == 0) return Problem.Invalid("html", "The message has no words.");

        var message = new NewMessage(
            Guid.CreateVersion7(at), caller.PersonId, caller.PersonName, ChosenByStaff: request.Delivery is not null, PurposeOf(request.Kind), pictures, at);
        var (entry, texts) = await SendFeedMessage.WriteAsync(db, message, draft, recipient, links, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var images = await db.ReadImagesAsync(pictures.Count > 0 ? [entry] : [], texts, links, at, cancellationToken);
        return TypedResults.Created($"/api/messaging/conversations/{contactId}/messages", FeedEntries.Entry(entry, texts, images, links, at));
    }

    /// <summary>Null when it can be read.</summary>
    internal static ProblemHttpResult? Invalid(ComposeRequest request) => request switch
    {
        { Html: null or "", Images.Count: 0, ReportCard: null } => Problem.Invalid("html", "Write something, or add a picture."),
        _ => TooMuch(request),
    };

    /// <summary>What is too much even while it is being written.</summary>
    internal static ProblemHttpResult? TooMuch(ComposeRequest request)
    {
        if (request.Html?.Length > MaxHtml) return Problem.Invalid("html", $"A message has at most {MaxHtml} characters; this one has {request.Html.Length}.");
        var pictures = PicturesOf(request);
        if (pictures.Count > MaxPictures) return Problem.Invalid("images", $"A message has at most {MaxPictures} pictures, the report card among them; this one has {pictures.Count}.");
        return pictures.DistinctBy(picture => picture.ImageId).Count() < pictures.Count ? Problem.Invalid("images", "The same picture is named twice.") : null;
    }

    /// <summary>Null when all pictures were uploaded by somebody of this company.</summary>
    internal static async Task<ProblemHttpResult?> UnknownAsync(MessagingDb db, IReadOnlyList<MessagePicture> pictures, CancellationToken cancellationToken)
    {
        if (pictures.Count == 0) return null;
        var ids = pictures.Select(picture => picture.ImageId).ToArray();
        var known = await db.Images.CountAsync(image => ids.Contains(image.Id) && image.Origin == ImageOrigin.Upload, cancellationToken);
        return known < ids.Length
            ? Problem.Invalid("images", "A picture is not there: one that is not used is removed after two days. Upload it again.")
            : null;
    }

    internal static Wish WishOf(ComposeRequest request) =>
        new(request.Html ?? "", request.Delivery, request.Images?.Count ?? 0, request.ReportCard is not null, PurposeOf(request.Kind));

    /// <summary>The report card first.</summary>
    internal static IReadOnlyList<MessagePicture> PicturesOf(ComposeRequest request)
    {
        var images = (request.Images ?? []).Select(id => new MessagePicture(id, IsReportCard: false));
        return [.. request.ReportCard is { } card ? [new MessagePicture(card, IsReportCard: true)] : Array.Empty<MessagePicture>(), .. images];
    }

    internal static Purpose PurposeOf(FeedMessageKind kind) => kind is FeedMessageKind.VisitCompletion ? Purpose.VisitCompletion : Purpose.FeedMessage;
}
