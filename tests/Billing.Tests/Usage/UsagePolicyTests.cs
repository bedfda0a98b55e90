using Billing.Usage;
using CsCheck;
using Texting.Contracts.Messaging;

namespace Billing.Tests.Usage;

public sealed class UsagePolicyTests
{
    private static readonly Guid Text = Guid.CreateVersion7();
    private static readonly Guid Company = Guid.CreateVersion7();
    private static readonly DateTimeOffset At = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

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
    public void A_text_reserves_its_own_count_and_the_carriers_settles_it()
    {
        Assert.Equal((2, "reserved"), Told(Sent(2)));
        Assert.Equal("settled", UsagePolicy.Standing([Sent(2)], isListed: true));
        Assert.Equal("released", UsagePolicy.Standing([Sent(2), Failed(wasAccepted: false)], isListed: true));
        Assert.Equal((3, "settled"), Told(Sent(2), Corrected(3, 1)));
        Assert.Equal((1, "settled"), Told(Sent(2), Corrected(3, 1), Corrected(1, 2)));
        Assert.Equal((1, "settled"), Told(Sent(1, pictures: 2), Corrected(4, 1)));
    }

    [Fact]
    public void A_refused_text_is_released_and_one_that_failed_afterwards_counts_all_the_same()
    {
        Assert.Equal((0, "released"), Told(Failed(wasAccepted: false)));
        Assert.Equal((0, "released"), Told(Sent(2), Failed(wasAccepted: false)));
        Assert.Equal((2, "settled"), Told(Sent(2), Failed(wasAccepted: true)));
        Assert.Equal((0, "unknown"), Told(Corrected(2, 1)));
    }

    [Fact]
    public void Any_order_of_the_facts_ends_in_the_same_count_and_the_entries_add_up_to_it() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 1], Gen.Int[1, 5].Array[0, 3], Gen.Int[0, 2], Gen.Int).Sample((segments, pictures, corrections, failure, seed) =>
        {
            Func<UsageEntry>[] facts =
            [
                () => Sent(segments, pictures), .. corrections.Select((count, i) => (Func<UsageEntry>)(() => Corrected(count, i + 1))),
                .. failure == 0 ? Array.Empty<Func<UsageEntry>>() : [() => Failed(failure == 1)],
            ];
            var expected = UsagePolicy.Count([.. facts.Select(fact => fact())]);
            new Random(seed).Shuffle(facts);
            Assert.Equal(expected, Told([.. facts.Select(fact => fact())]).Texts);
        });

    // As the ledger does it: each fact is weighed with those before it.
    private static (int Texts, string Standing) Told(params UsageEntry[] facts)
    {
        var known = new List<UsageEntry>();
        foreach (var fact in facts)
        {
            fact.Weigh(known);
            known.Add(fact);
        }

        Assert.Equal(UsagePolicy.Count(known), known.Sum(fact => fact.Texts));
        return (known.Sum(fact => fact.Texts), UsagePolicy.Standing(known));
    }

    private static UsageEntry Sent(int segments, int pictures = 0) => UsageEntry.Of(new MessageSent(Text, Company, null, At, segments, pictures, Purpose.Notice), At);

    private static UsageEntry Corrected(int segments, int revision) => UsageEntry.Of(new MessageSegmentsCorrected(Text, Company, segments, revision), At);

    private static UsageEntry Failed(bool wasAccepted) => UsageEntry.Of(new MessageFailed(Text, Company, At, null, wasAccepted), At);
}
