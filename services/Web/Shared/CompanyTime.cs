using System.Globalization;
using Web.Clients;

namespace Web.Shared;

/// <summary>
/// Times in the zone of the company, in which its days and months are counted. The zone is the one its running billing
/// period was fixed in; before there is one, the viewer's own.
/// </summary>
public sealed class CompanyTime(BillingClient billing, LocalTime viewer)
{
    private TimeZoneInfo? _zone;

    /// <summary>Whether times are shown in another zone than the viewer's own may be.</summary>
    public bool IsKnown => _zone is not null;

    /// <summary>Asks for the zone, once.</summary>
    public async Task LoadAsync()
    {
        if (_zone is not null) return;
        if (await billing.ReadSummaryAsync() is { IsOk: true, Value.Period: { } period }) Use(period.TimeZone);
    }

    public void Use(string zone)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)) _zone = known;
    }

    /// <summary>"Mar 3, 2026, 2:32 PM".</summary>
    public string Full(DateTimeOffset at) =>
        _zone is null ? viewer.Full(at) : TimeZoneInfo.ConvertTime(at, _zone).ToString("MMM d, yyyy, h:mm tt", CultureInfo.InvariantCulture);

    /// <summary>For the tooltip: the same moment in the zone of the person in front of the page.</summary>
    public string ForViewer(DateTimeOffset at) => $"{viewer.Full(at)} in your time zone";

    /// <summary>The first moment of a day.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var zone = _zone ?? viewer.Zone;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks jump at midnight the day begins an hour later.
        if (zone.IsInvalidTime(midnight)) midnight = midnight.AddHours(1);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
