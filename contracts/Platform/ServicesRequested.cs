using System.ComponentModel.DataAnnotations;

namespace Texting.Contracts.Platform;

/// <summary>A client asks for services.</summary>
/// <remarks>At least once. Dedupe by <paramref name="RequestId"/>.</remarks>
/// <param name="RequestId">The request; unique over all companies.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ClientId">Who asks.</param>
/// <param name="Summary">One line for people, for example <c>3 dog walks, Dec 1-3</c>.</param>
/// <param name="RequestedAt">When, UTC.</param>
public sealed record ServicesRequested(
    Guid RequestId,
    Guid CompanyId,
    Guid ClientId,
    [property: StringLength(500)] string Summary,
    DateTimeOffset RequestedAt);
