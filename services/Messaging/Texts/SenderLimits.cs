namespace Messaging.Texts;

/// <summary>What a sender has used of its limits. All of it is in one row, so that replicas share it and a crash forgets nothing.</summary>
/// <param name="FullAt">When the bucket of the second is full again.</param>
/// <param name="MinuteFullAt">The same for the minute's.</param>
/// <param name="Day">The carriers' day that <paramref name="DaySegments"/> counts.</param>
/// <param name="DaySegments">Segments handed over on that day.</param>
/// <param name="RestUntil">Nothing can leave before.</param>
internal readonly record struct SenderUse(DateTimeOffset FullAt, DateTimeOffset MinuteFullAt, DateOnly Day, int DaySegments, DateTimeOffset RestUntil);

/// <summary>How much a sender may hand over: its own rate, its campaign's minute, the carriers' day.</summary>
/// <param name="Pace">Of the number.</param>
/// <param name="SegmentsPerMinute">Of the campaign; 0 for no limit.</param>
/// <param name="SegmentsPerDay">Of the brand at the strictest carrier, midnight to midnight in Los Angeles; 0 for no limit.</param>
internal sealed record SenderLimits(Pace Pace, int SegmentsPerMinute, int SegmentsPerDay)
{
    // A tenth of the minute's segments may leave at once; filling the bucket with the rest keeps any 60 s within the cap.
    private Pace? Minute
    {
        get
        {
            if (SegmentsPerMinute <= 0) return null;
            var burst = Math.Max(1, SegmentsPerMinute / 10);
            return new(Math.Max(1, SegmentsPerMinute - burst) / 60.0, burst);
        }
    }

    /// <summary>Takes a text from every bucket, or from none.</summary>
    /// <returns>Whether it may leave, and the use afterwards; when it may not, until when the sender rests.</returns>
    public (bool MayLeave, SenderUse After) Take(SenderUse use, int segments, DateTimeOffset now)
    {
        var today = PacificDay.Of(now);
        var sentToday = use.Day == today ? use.DaySegments : 0;
        // A text larger than the whole day's limit would wait for ever: it leaves as the day's first.
        if (SegmentsPerDay > 0 && sentToday > 0 && sentToday + segments > SegmentsPerDay) return (false, use with { RestUntil = PacificDay.End(now) });

        var minuteFullAt = use.MinuteFullAt;
        if (Minute is { } minute)
        {
            if (minute.Take(use.MinuteFullAt, segments, now) is not { } after) return (false, use with { RestUntil = use.MinuteFullAt - minute.Slack });
            minuteFullAt = after;
        }

        return Pace.Take(use.FullAt, segments, now) is { } fullAt
            ? (true, use with { FullAt = fullAt, MinuteFullAt = minuteFullAt, Day = today, DaySegments = sentToday + segments })
            : (false, use);
    }
}
