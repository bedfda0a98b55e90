using Billing.Usage;

namespace Billing.Tests.Usage;

public sealed class UsagePolicyTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(3, 0, 3)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 10, 1)]
    [InlineData(4, 2, 1)]
    public void A_sent_text_counts_its_segments_and_a_picture_message_one(int segments, int pictures, int texts) =>
        Assert.Equal(texts, UsagePolicy.Sent(segments, pictures));

    [Theory]
    [InlineData(1, 0, false, 1)]
    [InlineData(2, 0, false, 2)]
    [InlineData(2, 3, false, 1)]
    [InlineData(1, 0, true, 0)]
    public void A_received_text_counts_its_segments_and_a_keyword_nothing(int segments, int pictures, bool isKeyword, int texts) =>
        Assert.Equal(texts, UsagePolicy.Received(segments, pictures, isKeyword));

    [Fact]
    public void A_failure_counts_nothing() => Assert.Equal(0, UsagePolicy.Failed);
}
