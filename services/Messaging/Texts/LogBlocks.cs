namespace Messaging.Texts;

/// <summary>
/// Pieces of time in which the log is searched for words. Every text is marked with the piece of each size that it lies in
/// (log_marks in the database): a quarter of an hour, one hour, four, sixteen, sixty-four, 256. Beyond, months are read whole.
/// </summary>
/// <param name="From">Where the search may stop; null: at the beginning of the log.</param>
/// <param name="Marks">Numbers of the pieces that reach from there to the position; empty for whole months.</param>
internal sealed record LogBlocks(DateTimeOffset? From, IReadOnlyList<long> Marks)
{
    private const int Sizes = 6;
    private const int MostAtOnce = 4;
    private static readonly TimeSpan Smallest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Months = TimeSpan.FromDays(40);

    /// <summary>Who looks so far back wants all there is.</summary>
    private static readonly TimeSpan Everything = TimeSpan.FromDays(400);

    /// <summary>Pieces that reach about so far back.</summary>
    /// <param name="last">The newest moment that is looked at.</param>
    /// <param name="span">How far; less than the smallest piece is that piece.</param>
    public static LogBlocks Before(DateTimeOffset last, TimeSpan span)
    {
        if (span > Everything || last - DateTimeOffset.UnixEpoch < span) return new(null, []);
        if (span >= Months)
        {
            var from = (last - span).UtcDateTime;
            return new(new DateTimeOffset(from.Year, from.Month, 1, 0, 0, 0, TimeSpan.Zero), []);
        }

        var size = 0;
        while (size < Sizes - 1 && Length(size + 1) <= span) size++;
        var newest = (last - DateTimeOffset.UnixEpoch).Ticks / Length(size).Ticks;
        var oldest = newest + 1 - Math.Clamp(span.Ticks / Length(size).Ticks, 1, MostAtOnce);
        return new(
            DateTimeOffset.UnixEpoch + (oldest * Length(size)),
            [.. Enumerable.Range(0, (int)(newest - oldest) + 1).Select(index => ((oldest + index) * 8) + size)]);
    }

    private static TimeSpan Length(int size) => Smallest * Math.Pow(4, size);
}
