namespace Messaging.Texts;

/// <summary>A token bucket: what a sender may hand over per second, and at once after a rest.</summary>
/// <param name="SegmentsPerSecond">How fast the bucket fills.</param>
/// <param name="Burst">What it holds.</param>
internal sealed record Pace(double SegmentsPerSecond, int Burst)
{
    /// <summary>
    /// The whole state of a bucket is one time: when it will be full again. That survives a crash in one column, and
    /// replicas that lock the row share one limit.
    /// </summary>
    /// <param name="fullAt">When it is full; in the past for a rested sender.</param>
    /// <param name="segments">What the text costs.</param>
    /// <param name="now">The time of the decision.</param>
    /// <returns>When it is full after this text; null when the text has to wait.</returns>
    public DateTimeOffset? Take(DateTimeOffset fullAt, int segments, DateTimeOffset now)
    {
        var after = (fullAt > now ? fullAt : now) + Filling(segments);
        // A text larger than the bucket leaves when the bucket is full, and the debt is paid before the next one.
        return after - now <= Filling(Math.Max(segments, Burst)) ? after : null;
    }

    /// <summary>When there is room for such a text: the earliest moment at which <see cref="Take"/> gives it leave.</summary>
    /// <param name="fullAt">When the bucket is full.</param>
    /// <param name="segments">What the text costs.</param>
    public DateTimeOffset RoomAt(DateTimeOffset fullAt, int segments) => fullAt + Filling(segments) - Filling(Math.Max(segments, Burst));

    /// <summary>A bucket that lacks no more than this has room for one segment.</summary>
    public TimeSpan Slack => Filling(Burst - 1);

    private TimeSpan Filling(int segments) => TimeSpan.FromSeconds(segments / SegmentsPerSecond);
}
