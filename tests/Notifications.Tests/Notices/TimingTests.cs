using System.Globalization;
using Notifications.Notices;
using Notifications.Rules;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using static Notifications.Tests.Rules.Situations;

namespace Notifications.Tests.Notices;

public sealed class TimingTests
{
    private static readonly QuietHours Night = new(new(21, 0), new(8, 0));

    [Theory]
    [InlineData(-1, "Sent", null)]
    [InlineData(0, "Sent", null)]
    [InlineData(1, "Skipped", "stale")]
    public void What_came_too_late_tells_nobody(int secondsAfterItsUse, string outcome, string? reason)
    {
        var decided = Timing.Decide(Draft(), NoticeKind.EventStarted, Of(), [], Draft().NotAfter.AddSeconds(secondsAfterItsUse));
        Assert.Equal((outcome, reason), ($"{decided.Outcome}", decided.Reason));
    }

    [Theory]
    [InlineData(NoticeKind.EventStarted, "Something else", 4, "coalesced")]
    [InlineData(NoticeKind.EventStarted, "Something else", 6, null)]
    [InlineData(NoticeKind.ServicesRequested, "Something else", 4, null)]
    [InlineData(NoticeKind.ServicesRequested, "Hello", 4, "coalesced")]
    public void What_the_same_person_heard_minutes_ago_is_not_said_again(NoticeKind kind, string words, int minutesAgo, string? reason)
    {
        ToldBefore told = new(Ann, NoticeChannel.Text, kind, words, Noon.AddMinutes(-minutesAgo));
        Assert.Equal(reason, Timing.Decide(Draft(), kind, Of(), [told], Noon).Reason);
        Assert.Null(Timing.Decide(Draft(), kind, Of(), [told with { RecipientId = Sam }], Noon).Reason);
    }

    [Theory]
    [InlineData("America/New_York", 3, "quiet-hours", 13)] // 10 PM; until 8 AM
    [InlineData("America/Los_Angeles", 3, null, 0)] // 7 PM
    [InlineData("America/Los_Angeles", 6, "quiet-hours", 16)]
    [InlineData("Nowhere/Such", 3, "quiet-hours", 13)] // the company's
    [InlineData(null, 3, "quiet-hours", 13)]
    public void At_night_by_the_recipients_clock_it_waits(string? zone, int hour, string? reason, int untilHour)
    {
        var now = new DateTimeOffset(2026, 1, 10, hour, 0, 0, TimeSpan.Zero);
        var draft = Draft() with { TimeZone = zone, NotAfter = now.AddHours(24) };
        var decided = Timing.Decide(draft, NoticeKind.ServicesRequested, Of(AllOn with { QuietHours = Night }), [], now);

        Assert.Equal(reason, decided.Reason);
        Assert.Equal(reason is null ? null : new DateTimeOffset(2026, 1, 10, untilHour, 0, 0, TimeSpan.Zero), decided.HeldUntil);
    }

    [Fact]
    public void What_is_urgent_wakes_people_and_what_is_of_no_use_in_the_morning_is_dropped()
    {
        var night = new DateTimeOffset(2026, 1, 10, 3, 0, 0, TimeSpan.Zero);
        var quiet = Of(AllOn with { QuietHours = Night });
        var draft = Draft() with { TimeZone = null, NotAfter = night.AddMinutes(30) };
        Assert.Equal(NoticeOutcome.Sent, Timing.Decide(draft with { Urgency = SendUrgency.Urgent }, NoticeKind.StaffLateToEvent, quiet, [], night).Outcome);
        Assert.Equal("too-late-after-quiet-hours", Timing.Decide(draft, NoticeKind.EventStarted, quiet, [], night).Reason);
    }

    [Fact]
    public void A_company_that_left_tells_nobody_anything() =>
        Assert.Equal("company-left", Timing.Decide(Draft(), NoticeKind.EventStarted, Of(companyActive: false), [], Noon).Reason);

    [Theory]
    [InlineData("2026-03-08T06:30:00Z", 1, 30, 2, 30, "2026-03-08T07:00:00Z")] // 2:30 does not exist: 3:00
    [InlineData("2026-11-01T05:30:00Z", 23, 0, 1, 45, "2026-11-01T06:45:00Z")] // 1:30 for the first time: until the second 1:45
    [InlineData("2026-06-01T16:00:00Z", 9, 0, 12, 0, null)] // noon is the first minute after
    [InlineData("2026-06-01T13:00:00Z", 9, 0, 12, 0, "2026-06-01T16:00:00Z")]
    public void Quiet_hours_end_by_the_clock_on_the_wall_in_summer_and_winter(string now, int fromHour, int fromMinute, int toHour, int toMinute, string? until)
    {
        var zone = LocalTime.Zone("America/New_York");
        var found = LocalTime.QuietUntil(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), new(fromHour, fromMinute), new(toHour, toMinute), zone);
        Assert.Equal(until is null ? null : DateTimeOffset.Parse(until, CultureInfo.InvariantCulture), found);
    }

    private static Draft Draft() => new(Ann, ContactKind.Client, NoticeChannel.Text, "Hello", SendUrgency.Normal, Noon.AddMinutes(30));
}
