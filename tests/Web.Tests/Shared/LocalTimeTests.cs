using Microsoft.Extensions.Time.Testing;
using Web.Shared;
using Web.Tests.Support;

namespace Web.Tests.Shared;

public class LocalTimeTests
{
    // Noon in London is 7 in the morning in New York.
    private readonly FakeTimeProvider _clock = new(Some.Noon);

    [Theory]
    [InlineData(0, "now")]
    [InlineData(5, "5 min")]
    [InlineData(61, "5:59 AM")]
    [InlineData(8 * 60, "Yesterday")]
    [InlineData(3 * 24 * 60, "Fri")]
    [InlineData(10 * 24 * 60, "Feb 20")]
    [InlineData(400 * 24 * 60, "Jan 26, 2025")]
    public void A_list_says_when_in_the_fewest_words(int minutesAgo, string words) =>
        Assert.Equal(words, InNewYork().Short(Some.Noon.AddMinutes(-minutesAgo)));

    [Theory]
    [InlineData(0, "Today")]
    [InlineData(8, "Yesterday")]
    [InlineData(5 * 24, "Wednesday, February 25")]
    [InlineData(400 * 24, "Sunday, January 26, 2025")]
    public void Days_are_the_persons_days(int hoursAgo, string words) =>
        Assert.Equal(words, InNewYork().Day(Some.Noon.AddHours(-hoursAgo)));

    [Fact]
    public async Task An_unknown_zone_falls_back_to_UTC()
    {
        var time = new LocalTime(_clock);
        time.Use("Moon/Tranquility");
        await time.Known;
        Assert.Equal("12:00 PM", time.Clock(Some.Noon));
    }

    [Theory]
    [InlineData("+14155550111", "(415) 555-0111")]
    [InlineData("+442071838750", "+442071838750")]
    [InlineData("call me", "call me")]
    public void Phone_numbers_look_as_people_here_write_them(string e164, string words) =>
        Assert.Equal(words, PhoneText.Format(e164));

    private LocalTime InNewYork()
    {
        var time = new LocalTime(_clock);
        time.Use("America/New_York");
        return time;
    }
}
