using CsCheck;
using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_long_code_sends_one_segment_per_second()
    {
        var pace = new Pace(1, 1);
        var full = pace.Take(DateTimeOffset.MinValue, 1, Start);
        Assert.Equal(Start.AddSeconds(1), full);
        Assert.Null(pace.Take(full!.Value, 1, Start.AddMilliseconds(999)));
        Assert.NotNull(pace.Take(full.Value, 1, Start.AddSeconds(1)));
    }

    [Fact]
    public void A_text_larger_than_the_bucket_leaves_and_is_paid_for_afterwards()
    {
        var pace = new Pace(1, 1);
        Assert.Equal(Start.AddSeconds(3), pace.Take(Start, 3, Start));
    }

    [Fact]
    public void It_has_room_from_the_moment_that_is_foretold_and_not_before() =>
        Gen.Select(Gen.Double[0.5, 50], Gen.Int[1, 20], Gen.Int[1, 30]).Sample((rate, burst, segments) =>
        {
            var pace = new Pace(rate, burst);
            var room = pace.RoomAt(Start, segments);
            Assert.NotNull(pace.Take(Start, segments, room.AddTicks(1)));
            Assert.Null(pace.Take(Start, segments, room.AddTicks(-2)));
        });

    [Fact]
    public void In_no_window_leaves_more_than_the_rate_and_one_burst() =>
        Gen.Select(
            Gen.Double[0.5, 50], Gen.Int[1, 20],
            Gen.Select(Gen.Int[0, 400], Gen.Int[1, 3]).List[1, 200])
        .Sample((rate, burst, arrivals) =>
        {
            var pace = new Pace(rate, burst);
            var (full, now) = (DateTimeOffset.MinValue, Start);
            var sent = new List<(DateTimeOffset At, int Segments)>();
            foreach (var (wait, segments) in arrivals)
            {
                now = now.AddMilliseconds(wait);
                if (pace.Take(full, segments, now) is not { } after) continue;
                full = after;
                sent.Add((now, segments));
            }

            for (var from = 0; from < sent.Count; from++)
            {
                for (var to = from; to < sent.Count; to++)
                {
                    var segments = sent[from..(to + 1)].Sum(text => text.Segments);
                    // The last text may be larger than what is left in the bucket only if it is larger than the bucket.
                    var allowed = (rate * (sent[to].At - sent[from].At).TotalSeconds) + Math.Max(burst, sent[to].Segments) + 0.001;
                    Assert.True(segments <= allowed, $"{segments} segments where {allowed} are allowed");
                }
            }
        });
}
