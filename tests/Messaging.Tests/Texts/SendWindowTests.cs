using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class SendWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_never_lets_more_leave_than_its_size()
    {
        var window = new SendWindow(4);
        for (var i = 0; i < 4; i++) window.Enter();
        Assert.Equal(0, window.Free(Now));
        window.Leave();
        Assert.Equal(1, window.Free(Now));
    }

    [Theory]
    [InlineData(32, 32, 4)]
    [InlineData(32, 34, 2)]
    [InlineData(32, 36, 0)]
    [InlineData(4, 4, 0)]
    public void An_eighth_more_may_leave_of_companies_that_have_nothing_under_way(int size, int underWay, int spare)
    {
        var window = new SendWindow(size);
        for (var i = 0; i < underWay; i++) window.Enter();
        Assert.Equal((0, spare), (window.Free(Now), window.Spare(Now)));
    }

    [Fact]
    public void Nothing_more_leaves_to_a_carrier_that_is_away_or_asked_for_a_pause()
    {
        var away = new SendWindow(32);
        for (var i = 0; i < 33; i++) away.Enter();
        for (var i = 0; i < 8; i++) away.LeaveSilent(Now);
        Assert.Equal(0, away.Spare(Now));

        var paused = new SendWindow(32);
        paused.LeaveTooFast(paused.Enter(), Now.AddSeconds(2));
        Assert.Equal(0, paused.Spare(Now.AddSeconds(1)));
    }

    [Fact]
    public void A_burst_of_refusals_halves_it_once()
    {
        var window = new SendWindow(32);
        var tickets = Enumerable.Range(0, 32).Select(_ => window.Enter()).ToList();
        tickets.ForEach(ticket => window.LeaveTooFast(ticket, Now));
        Assert.Equal(16, window.Size);
    }

    [Fact]
    public void It_is_never_narrower_than_one()
    {
        var window = new SendWindow(2);
        for (var i = 0; i < 5; i++) window.LeaveTooFast(window.Enter(), Now);
        Assert.Equal(1, window.Free(Now));
    }

    [Fact]
    public void It_grows_back_by_about_one_per_window_of_successes()
    {
        var window = new SendWindow(32);
        window.LeaveTooFast(window.Enter(), Now);
        for (var i = 0; i < 16; i++)
        {
            window.Enter();
            window.LeaveAccepted();
        }

        Assert.InRange(window.Size, 16, 17);
        for (var i = 0; i < 2_000; i++)
        {
            window.Enter();
            window.LeaveAccepted();
        }

        Assert.Equal(32, window.Size);
    }

    [Fact]
    public void A_carrier_that_is_away_is_probed_one_text_at_a_time_and_ever_more_rarely_until_it_answers()
    {
        var window = new SendWindow(32);
        for (var i = 0; i < 32; i++) window.Enter();
        for (var i = 0; i < 32; i++) window.LeaveSilent(Now);
        Assert.Equal(0, window.Free(Now));

        var (now, pauses) = (Now, new List<TimeSpan>());
        for (var probe = 0; probe < 10; probe++)
        {
            var from = now;
            while (window.Free(now) == 0) now += TimeSpan.FromMilliseconds(100);
            pauses.Add(now - from);
            Assert.Equal(1, window.Free(now));
            window.Enter();
            Assert.Equal(0, window.Free(now));
            window.LeaveSilent(now);
        }

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromSeconds(20), pauses[^1]);
        now += TimeSpan.FromSeconds(20);
        window.Enter();
        window.LeaveAccepted();
        Assert.Equal(32, window.Free(now));
    }

    [Fact]
    public void A_few_silences_between_answers_do_not_narrow_it()
    {
        var window = new SendWindow(32);
        for (var i = 0; i < 100; i++)
        {
            window.Enter();
            if (i % 8 == 7) window.LeaveAccepted();
            else window.LeaveSilent(Now);
        }

        Assert.Equal(32, window.Free(Now));
    }

    [Fact]
    public void Nothing_leaves_before_the_carrier_wants_to_hear_from_us_again()
    {
        var window = new SendWindow(8);
        window.LeaveTooFast(window.Enter(), Now.AddSeconds(2));
        Assert.Equal(0, window.Free(Now.AddSeconds(1)));
        Assert.Equal(4, window.Free(Now.AddSeconds(2)));
    }
}
