using System.Globalization;
using Web.Clients;

namespace Web.Shared;

/// <summary>
/// Times in the zone of the company, in which its people talk about them and its days are counted; until it is known, and
/// for those who have no company, in the viewer's own.
/// </summary>
public sealed class CompanyTime(MessagingClient messaging, LocalTime viewer, TimeProvider clock) : SpokenTime(clock)
{
    private TimeZoneInfo? _zone;
    private Task? _asking;

    public override TimeZoneInfo Zone => _zone ?? viewer.Zone;

    /// <summary>Asks for the zone, once for all who want to know it.</summary>
    public Task LoadAsync()
    {
        if (_zone is not null) return Task.CompletedTask;
        if (_asking is null or { IsCompleted: true }) _asking = AskAsync();
        return _asking;
    }

    public void Use(string zone)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)) _zone = known;
    }

    /// <summary>"Mar 3, 2026, 2:32 PM".</summary>
    public string Full(DateTimeOffset at) => Local(at).ToString("MMM d, yyyy, h:mm tt", CultureInfo.InvariantCulture);

    /// <summary>"Mar 3, 2026, 2:32:07 PM".</summary>
    public string Exact(DateTimeOffset at) => Local(at).ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture);

    /// <summary>For the tooltip: the same moment in the zone of the person in front of the page.</summary>
    public string ForViewer(DateTimeOffset at) => $"{viewer.Full(at)} in your time zone";

    /// <summary>The first moment of a day.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where clocks jump at midnight the day begins an hour later.
        if (Zone.IsInvalidTime(midnight)) midnight = midnight.AddHours(1);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private async Task AskAsync()
    {
        if (await messaging.ReadCompanyAsync() is { IsOk: true, Value: { } company }) Use(company.TimeZone);
    }
}
