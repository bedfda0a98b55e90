using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Texting.Contracts.Messaging;

namespace Texting.Contracts.Platform;

/// <summary>What a posted feed message is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedMessageKind>))]
public enum FeedMessageKind
{
    /// <summary>An ordinary message.</summary>
    Message,

    /// <summary>The report of a completed visit.</summary>
    VisitCompletion,
}

/// <summary>Somebody wrote in a conversation feed somewhere else on the platform; it goes out like a message composed here.</summary>
/// <remarks>At least once. Dedupe by <paramref name="PostId"/>.</remarks>
/// <param name="PostId">The post; unique over all companies.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ContactId">In whose feed.</param>
/// <param name="ContactKind">A client's or a member of staff's.</param>
/// <param name="AuthorId">The member of staff who wrote it.</param>
/// <param name="Html">Styled text, 0-20,000 characters; empty only when there are pictures.</param>
/// <param name="Images">Absolute HTTPS addresses of pictures, at most 10.</param>
/// <param name="ReportCardUrl">Absolute HTTPS address of the report card's picture, which counts as one of the images; null without one.</param>
/// <param name="Kind">Message or visit completion.</param>
/// <param name="Delivery">How it goes out; null for the contact's default.</param>
public sealed record FeedMessagePosted(
    Guid PostId,
    Guid CompanyId,
    Guid ContactId,
    ContactKind ContactKind,
    Guid AuthorId,
    [property: StringLength(20_000)] string Html,
    [property: MaxLength(10)] IReadOnlyList<string> Images,
    [property: StringLength(2000)] string? ReportCardUrl,
    FeedMessageKind Kind,
    DeliveryMode? Delivery);
