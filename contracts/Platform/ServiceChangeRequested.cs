using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Texting.Contracts.Platform;

/// <summary>What a client wants of a booked service.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServiceChangeKind>))]
public enum ServiceChangeKind
{
    /// <summary>Another time or another service.</summary>
    Change,

    /// <summary>Not at all.</summary>
    Cancellation,
}

/// <summary>A client asks to change or cancel booked services.</summary>
/// <remarks>At least once. Dedupe by <paramref name="RequestId"/>.</remarks>
/// <param name="RequestId">The request; unique over all companies.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ClientId">Who asks.</param>
/// <param name="Kind">Change or cancellation.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="RequestedAt">When, UTC.</param>
public sealed record ServiceChangeRequested(
    Guid RequestId,
    Guid CompanyId,
    Guid ClientId,
    ServiceChangeKind Kind,
    [property: StringLength(500)] string Summary,
    DateTimeOffset RequestedAt);
