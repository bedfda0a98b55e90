using Messaging.Texts;
using Texting.Contracts.Messaging;

namespace Messaging.Tests.Texts;

public sealed class RetryPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

    private static readonly TextRow Text = new()
    {
        Id = Guid.Parse("01980000-0000-7000-8000-00000000aa07"), CreatedAt = Now, CompanyId = Guid.CreateVersion7(), Part = 1, Parts = 1, Phone = "+14155550111",
        Purpose = Purpose.FeedMessage, Urgency = Urgency.Normal, Segments = 1, MediaCount = 0, Status = TextStatus.Sent, StatusAt = Now, Attempt = 1, NextAttemptAt = Now,
    };

    public static TheoryData<int?, string?> Cases { get; } = new()
    {
        { 30003, "2026-11-27T10:37:00Z" },
        { 30022, "2026-11-27T10:12:00Z" },
        // Midnight in Los Angeles is 08:00 UTC in winter.
        { 30023, "2026-11-28T08:12:00Z" },
        { 30007, null },
        { 30005, null },
        { null, null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_is_sent_once_more_if_time_heals_what_went_wrong(int? code, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), RetryPlan.At(Text, code, Now));

    [Fact]
    public void A_second_try_a_stale_text_and_an_answer_to_a_keyword_are_not_sent_again()
    {
        Assert.Null(RetryPlan.At(Text with { RetryOf = Guid.CreateVersion7() }, 30003, Now));
        Assert.Null(RetryPlan.At(Text with { NotAfter = Now.AddMinutes(20) }, 30003, Now));
        Assert.NotNull(RetryPlan.At(Text with { NotAfter = Now.AddHours(2) }, 30003, Now));
        Assert.Null(RetryPlan.At(Text with { Purpose = Purpose.KeywordReply }, 30003, Now));
    }

    [Theory]
    [InlineData("2026-03-08T07:59:59Z", "2026-03-07", "2026-03-08T08:00:00Z")]
    [InlineData("2026-03-08T08:00:00Z", "2026-03-08", "2026-03-09T07:00:00Z")]
    [InlineData("2026-11-01T07:00:00Z", "2026-11-01", "2026-11-02T08:00:00Z")]
    public void The_carriers_day_begins_at_midnight_in_Los_Angeles_also_when_the_clocks_change(string now, string day, string end)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), PacificDay.Of(at));
        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), PacificDay.End(at));
    }
}
