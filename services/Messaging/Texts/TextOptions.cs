using System.ComponentModel.DataAnnotations;

namespace Messaging.Texts;

/// <summary>Configuration section <c>Texts</c>.</summary>
internal sealed class TextOptions
{
    public const string Section = "Texts";

    /// <summary>How long answer, callbacks and list must be silent before an attempt counts as never confirmed.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a claim holds without an answer; longer than the carrier's time-out.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>When a look into the carrier's list failed: look again.</summary>
    public TimeSpan LookAgain { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>After how much silence an accepted text is fetched.</summary>
    public IReadOnlyList<TimeSpan> FetchAfter { get; set; } = [];

    /// <summary>A text that could not leave for so long has lost its point.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long an account rests after the carrier refused it.</summary>
    public TimeSpan AccountRest { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Rate of one sender; 1 is what any long code may do.</summary>
    [Range(0.01, 10_000)]
    public double SegmentsPerSecond { get; set; } = 1;

    /// <summary>What a sender may hand over at once after a rest.</summary>
    [Range(1, 10_000)]
    public int Burst { get; set; } = 1;

    public Pace Pace => new(SegmentsPerSecond, Burst);

    // A default in the property would be appended to by the binder, not replaced.
    public static readonly IReadOnlyList<TimeSpan> DefaultFetchAfter =
        [TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    public IReadOnlyList<TimeSpan> FetchSteps => FetchAfter.Count > 0 ? FetchAfter : DefaultFetchAfter;

    /// <summary>When to fetch an accepted text next; never after the last step.</summary>
    public DateTimeOffset NextFetch(DateTimeOffset statusAt, DateTimeOffset now)
    {
        foreach (var step in FetchSteps)
        {
            if (statusAt + step > now) return statusAt + step;
        }

        return DateTimeOffset.MaxValue;
    }
}
