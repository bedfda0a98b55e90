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

    /// <summary>From here on months are read whole.</summary>
    public static readonly TimeSpan Months = TimeSpan.FromDays(40);

    /// <summary>Who looks further back wants all there is.</summary>
    public static readonly TimeSpan Everything = TimeSpan.FromDays(400);

    /// <summary>Nothing smaller can be looked through.</summary>
    public bool IsSmallest => Marks.Count == 1 && Marks[0] % 8 == 0;

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
        var newest = Number(last, size);
        var oldest = newest + 1 - Math.Clamp(span.Ticks / Length(size).Ticks, 1, MostAtOnce);
        return new(DateTimeOffset.UnixEpoch + (oldest * Length(size)), MarksOf(oldest, newest, size));
    }

    /// <summary>The same, once it is known how many months can be paid for. Months are read whole as soon as one is needed to its first day.</summary>
    /// <param name="last">The newest moment that is looked at.</param>
    /// <param name="span">How far.</param>
    /// <param name="months">No more than so many.</param>
    /// <param name="first">Nothing is older.</param>
    /// <param name="isNewerDear">To read the month whole is too much, because of what it has after <paramref name="last"/>.</param>
    public static LogBlocks Before(DateTimeOffset last, TimeSpan span, int months, DateTimeOffset first, bool isNewerDear = false)
    {
        var begin = last - DateTimeOffset.UnixEpoch < span ? DateTimeOffset.UnixEpoch : last - span;
        var month = FirstOf(last);
        if (isNewerDear && begin <= month) return Between(month, last);
        if (begin <= first && MonthsTouched(last, first) <= months) return new(null, []);
        if (begin > month) return Before(last, span < Months ? span : Months - Smallest);
        return new(month.AddMonths(1 - Math.Min(months, MonthsTouched(last, begin))), []);
    }

    /// <summary>How many months have a part between two moments.</summary>
    public static int MonthsTouched(DateTimeOffset last, DateTimeOffset from) =>
        ((last.UtcDateTime.Year - from.UtcDateTime.Year) * 12) + last.UtcDateTime.Month - from.UtcDateTime.Month + 1;

    /// <summary>How much of its month is newer than a moment.</summary>
    public static TimeSpan NewerInMonth(DateTimeOffset last, DateTimeOffset now)
    {
        var end = FirstOf(last).AddMonths(1);
        return last >= now ? TimeSpan.Zero : (end < now ? end : now) - last;
    }

    // Cut off at the first of the month, so that the months before are read whole from their end.
    private static LogBlocks Between(DateTimeOffset first, DateTimeOffset last)
    {
        var size = 0;
        while (Number(last, size) - Number(first, size) >= MostAtOnce) size++;
        return new(first, MarksOf(Number(first, size), Number(last, size), size));
    }

    private static long Number(DateTimeOffset moment, int size) => (moment - DateTimeOffset.UnixEpoch).Ticks / Length(size).Ticks;

    private static IReadOnlyList<long> MarksOf(long oldest, long newest, int size) => [.. Enumerable.Range(0, (int)(newest - oldest) + 1).Select(index => ((oldest + index) * 8) + size)];

    private static DateTimeOffset FirstOf(DateTimeOffset moment) => new(moment.UtcDateTime.Year, moment.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    private static TimeSpan Length(int size) => Smallest * Math.Pow(4, size);
}
