namespace Messaging.Media;

/// <summary>When to try again to fetch a picture.</summary>
internal static class FetchBackOff
{
    // The carrier keeps what came in, so an outage of its media store can be waited for.
    private static readonly TimeSpan[] OfCarrier =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    // A text waits for these, and the messages after it too.
    private static readonly TimeSpan[] OfPlatform =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)];

    /// <summary>Null: that was the last try.</summary>
    /// <param name="attempt">The one that failed, from 1.</param>
    public static TimeSpan? After(ImageOrigin origin, int attempt)
    {
        var steps = origin is ImageOrigin.Platform ? OfPlatform : OfCarrier;
        return attempt <= steps.Length ? steps[attempt - 1] : null;
    }
}
