using System.ComponentModel.DataAnnotations;

namespace Messaging.Texts;

/// <summary>Limits of one campaign, below <c>Texts:Campaigns:MG…</c>.</summary>
internal sealed class CampaignOptions
{
    public double? SegmentsPerSecond { get; set; }

    public int? Burst { get; set; }

    public int? SegmentsPerMinute { get; set; }

    public int? SegmentsPerDay { get; set; }
}

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

    /// <summary>Limit of a campaign per minute; 0 for none.</summary>
    [Range(0, 1_000_000)]
    public int SegmentsPerMinute { get; set; }

    /// <summary>Limit of a brand per day, midnight to midnight in Los Angeles; 0 for none.</summary>
    [Range(0, 10_000_000)]
    public int SegmentsPerDay { get; set; }

    /// <summary>Limits of single campaigns, by the SID of their Messaging Service; what one leaves out is as above.</summary>
    public Dictionary<string, CampaignOptions> Campaigns { get; } = new(StringComparer.Ordinal);

    /// <summary>How long after its end a day is listed at the carrier.</summary>
    public TimeSpan ListDayAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many finished days are listed that were not yet, after an outage for example.</summary>
    [Range(0, 31)]
    public int ListDaysBack { get; set; } = 3;

    public SenderLimits LimitsOf(string messagingServiceSid)
    {
        var own = Campaigns.GetValueOrDefault(messagingServiceSid);
        return new(
            new Pace(own?.SegmentsPerSecond ?? SegmentsPerSecond, own?.Burst ?? Burst),
            own?.SegmentsPerMinute ?? SegmentsPerMinute,
            own?.SegmentsPerDay ?? SegmentsPerDay);
    }

    /// <summary>A bucket that lacks no more than this may have room for one segment; which has is asked under the lock.</summary>
    public TimeSpan LongestSlack => Campaigns.Keys.Append("").Max(campaign => LimitsOf(campaign).Pace.Slack);

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
