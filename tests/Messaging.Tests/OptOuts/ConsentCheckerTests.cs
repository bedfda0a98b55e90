namespace Messaging.Tests.OptOuts;

/// <summary>A checker is worth something once it has been seen to fail.</summary>
public sealed class ConsentCheckerTests
{
    private const string Phone = "+14155550111";
    private static readonly DateTimeOffset Stop = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly Silence Quiet = new(Phone, Stop, Stop.AddMinutes(1));

    [Theory]
    [InlineData(-0.001, true)]
    [InlineData(0.001, false)]
    [InlineData(59.9, false)]
    [InlineData(60.1, true)]
    public void A_claim_between_STOP_and_START_is_seen(double seconds, bool isRight) =>
        Assert.Equal(isRight, ConsentChecker.Check([Quiet], [At(seconds)], []).Count == 0);

    [Theory]
    [InlineData(14.9, true)]
    [InlineData(15.1, false)]
    [InlineData(60.1, true)]
    public void A_text_that_arrives_later_than_one_on_its_way_is_seen(double seconds, bool isRight) =>
        Assert.Equal(isRight, ConsentChecker.Check([Quiet], [], [At(seconds)]).Count == 0);

    [Fact]
    public void Another_phone_is_none_of_it() => Assert.Empty(ConsentChecker.Check([Quiet], [At(30) with { Phone = "+14155550112" }], []));

    private static Left At(double seconds) => new("a text", Phone, Stop.AddSeconds(seconds));
}
