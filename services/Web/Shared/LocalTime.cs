namespace Web.Shared;

/// <summary>Times in the zone of the person in front of the page.</summary>
public sealed class LocalTime(TimeProvider clock) : SpokenTime(clock)
{
    private readonly TaskCompletionSource _known = new();
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>The zone; UTC until the browser has told it.</summary>
    public override TimeZoneInfo Zone => _zone;

    /// <summary>Completes once the browser has told its zone; times shown earlier would jump.</summary>
    public Task Known => _known.Task;

    /// <summary>Takes the browser's zone (IANA name); keeps UTC when the name is not known here.</summary>
    public void Use(string zone)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)) _zone = known;
        _known.TrySetResult();
    }

    /// <summary>Day and clock, for a tooltip.</summary>
    public string Full(DateTimeOffset at) => $"{Day(at)}, {Clock(at)}";
}
