using System.Globalization;
using Messaging.Live;

namespace Messaging.Conversations;

/// <summary>How far a page has read, as the id of an event: below which transaction it has seen everything, and when that was.</summary>
public readonly record struct FeedPosition(ulong CompleteBelow, DateTimeOffset At)
{
    // Well within what is kept: the sweeper runs by another clock.
    private static readonly TimeSpan Good = FeedLog.Kept - TimeSpan.FromHours(1);

    /// <summary>False: what happened since may not be known any more.</summary>
    public bool IsKnown(ulong present, DateTimeOffset now) => CompleteBelow <= present && At > now - Good;

    public static FeedPosition? Parse(string? eventId)
    {
        var parts = eventId?.Split('-') ?? [];
        return parts is [var transaction, var seconds]
            && ulong.TryParse(transaction, NumberStyles.None, CultureInfo.InvariantCulture, out var completeBelow)
            && uint.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(completeBelow, DateTimeOffset.FromUnixTimeSeconds(at))
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CompleteBelow}-{At.ToUnixTimeSeconds()}");
}
