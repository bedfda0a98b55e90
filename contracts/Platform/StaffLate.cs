using System.ComponentModel.DataAnnotations;

namespace Texting.Contracts.Platform;

/// <summary>A member of staff has not started a visit in time. Published again when the delay grows.</summary>
/// <remarks>At least once. Dedupe by <paramref name="EventId"/> and the threshold that was crossed.</remarks>
/// <param name="EventId">The event of the schedule; unique over all companies.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="StaffId">Who is late.</param>
/// <param name="ClientId">Whose visit it is.</param>
/// <param name="ServiceName">For example <c>30 minute dog walk</c>.</param>
/// <param name="ScheduledStart">When it should have started, UTC.</param>
/// <param name="MinutesLate">Whole minutes, 0 or more.</param>
public sealed record StaffLate(
    Guid EventId,
    Guid CompanyId,
    Guid StaffId,
    Guid ClientId,
    [property: StringLength(200)] string ServiceName,
    DateTimeOffset ScheduledStart,
    [property: Range(0, int.MaxValue)] int MinutesLate);
