using CsCheck;
using Messaging.Texts;

namespace Messaging.Tests.Texts;

/// <summary>The limits of a sender hold in every window, however the texts come.</summary>
public sealed class SenderLimitsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);
    private static readonly Pace Fast = new(1_000, 1_000);

    [Fact]
    public void In_no_minute_more_leaves_than_the_campaign_allows() =>
        Gen.Select(Gen.Int[1, 120], Gen.Int[0, 3_000].List[1, 300]).Sample((cap, waits) =>
        {
            var sent = Send(new SenderLimits(Fast, cap, 0), waits.Select(wait => (TimeSpan.FromMilliseconds(wait), 1)));
            for (var first = 0; first + cap < sent.Count; first++)
                Assert.True(sent[first + cap].At - sent[first].At >= TimeSpan.FromSeconds(59.999), $"{cap + 1} segments within {sent[first + cap].At - sent[first].At}");
        });

    [Fact]
    public void On_no_day_of_Los_Angeles_more_leaves_than_the_brand_may() =>
        Gen.Select(Gen.Int[3, 60], Gen.Select(Gen.Int[0, 240], Gen.Int[1, 3]).List[1, 200]).Sample((cap, arrivals) =>
        {
            var sent = Send(new SenderLimits(Fast, 0, cap), arrivals.Select(arrival => (TimeSpan.FromMinutes(arrival.Item1), arrival.Item2)));
            foreach (var day in sent.GroupBy(text => PacificDay.Of(text.At))) Assert.True(day.Sum(text => text.Segments) <= cap);
        });

    [Fact]
    public void A_sender_at_its_limit_rests_until_something_may_leave_again()
    {
        var (_, afterFirst) = new SenderLimits(Fast, 15, 2).Take(default, 1, Start);
        var (mayLeave, resting) = new SenderLimits(Fast, 15, 2).Take(afterFirst, 1, Start.AddSeconds(1));
        Assert.False(mayLeave);
        Assert.InRange(resting.RestUntil, Start.AddSeconds(2), Start.AddSeconds(6));

        var (_, afterSecond) = new SenderLimits(Fast, 15, 2).Take(afterFirst, 1, resting.RestUntil.AddSeconds(1));
        var (third, atDayLimit) = new SenderLimits(Fast, 15, 2).Take(afterSecond, 1, Start.AddHours(1));
        Assert.False(third);
        Assert.Equal(PacificDay.End(Start), atDayLimit.RestUntil);
        Assert.True(new SenderLimits(Fast, 15, 2).Take(atDayLimit, 1, atDayLimit.RestUntil).MayLeave);
    }

    [Fact]
    public void Limits_of_a_campaign_replace_those_of_all()
    {
        var options = new TextOptions { SegmentsPerSecond = 1, SegmentsPerDay = 1_000, Campaigns = { ["MG1"] = new() { SegmentsPerSecond = 4, SegmentsPerMinute = 15 } } };
        Assert.Equal(new SenderLimits(new Pace(4, 1), 15, 1_000), options.LimitsOf("MG1"));
        Assert.Equal(new SenderLimits(new Pace(1, 1), 0, 1_000), options.LimitsOf("MG2"));
    }

    private static List<(DateTimeOffset At, int Segments)> Send(SenderLimits limits, IEnumerable<(TimeSpan Wait, int Segments)> arrivals)
    {
        var (use, now, sent) = (default(SenderUse), Start, new List<(DateTimeOffset, int)>());
        foreach (var (wait, segments) in arrivals)
        {
            now += wait;
            var (mayLeave, after) = limits.Take(use, segments, now);
            use = after;
            if (mayLeave) sent.Add((now, segments));
        }

        return sent;
    }
}
