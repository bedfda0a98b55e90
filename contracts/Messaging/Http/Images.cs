using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging.Http;

/// <summary>
/// The answer to <c>POST /api/messaging/images</c>: one picture, the file itself as the body (PNG, JPEG, GIF or WebP, at most
/// 5 MB), with an <c>Idempotency-Key</c>. It is written anew as carriers take it; unused for two days it is removed.
/// Refused with the problems <c>image-too-large</c> (413), <c>image-not-a-picture</c> (415), <c>image-empty</c>,
/// <c>image-damaged</c> and <c>image-too-many-pixels</c> (400).
/// </summary>
/// <param name="Id">To be named in <see cref="ComposeMessage.Images"/>.</param>
/// <param name="Url">Address below the gateway; it ends by itself after a day or two.</param>
/// <param name="Width">Pixels, as stored.</param>
/// <param name="Height">Pixels, as stored.</param>
/// <param name="Bytes">Size as stored.</param>
/// <param name="ContentType">Type as stored, <c>image/jpeg</c>.</param>
public sealed record UploadedImage(Guid Id, string Url, int Width, int Height, int Bytes, string ContentType);

/// <summary>How far a picture has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImageState>))]
public enum ImageState
{
    /// <summary>It is being fetched.</summary>
    Waiting,

    /// <summary>It is here.</summary>
    Ready,

    /// <summary>It could not be had; the reason says why.</summary>
    Failed,
}

/// <summary>One picture of a feed entry.</summary>
/// <param name="Id">The picture.</param>
/// <param name="State">Whether it can be shown.</param>
/// <param name="Url">Address below the gateway, good for at least a day; null unless it is ready.</param>
/// <param name="Width">Pixels; null unless it is ready.</param>
/// <param name="Height">Pixels; null unless it is ready.</param>
/// <param name="IsReportCard">The report card of a visit.</param>
/// <param name="Reason">Why it could not be had; null otherwise.</param>
/// <param name="NotTexted">Why this picture was not texted although the message was, for example <c>over-image-limit</c>; null otherwise.</param>
public sealed record FeedImage(
    Guid Id,
    ImageState State,
    string? Url,
    int? Width,
    int? Height,
    bool IsReportCard,
    Refusal? Reason,
    Refusal? NotTexted);
