using System.ComponentModel.DataAnnotations;

namespace Texting.Contracts.Platform;

/// <summary>A member of staff started a visit at a client's.</summary>
/// <remarks>At least once. Dedupe by <paramref name="EventId"/>.</remarks>
/// <param name="EventId">The event of the schedule; unique over all companies.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ClientId">Whose visit it is.</param>
/// <param name="StaffId">Who started it.</param>
/// <param name="ServiceName">For example <c>30 minute dog walk</c>.</param>
/// <param name="PetNames">For example <c>Rex and Luna</c>; may be empty.</param>
/// <param name="StartedAt">When it was started, UTC.</param>
public sealed record EventStarted(
    Guid EventId,
    Guid CompanyId,
    Guid ClientId,
    Guid StaffId,
    [property: StringLength(200)] string ServiceName,
    [property: StringLength(500)] string PetNames,
    DateTimeOffset StartedAt);
