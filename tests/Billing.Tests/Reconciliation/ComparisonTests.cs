using Billing.Reconciliation;
using Texting.Contracts.Billing.Http;

namespace Billing.Tests.Reconciliation;

public sealed class ComparisonTests
{
    private static readonly Guid Text = Guid.CreateVersion7();

    [Fact]
    public void Texts_both_count_alike_are_explained()
    {
        Assert.Equal((1, 1), Counts(Comparison.Of([new("SM1", Text, false, 2)], [new(Text, false, 2, false)])));
        // The carrier has not decided yet, and a picture message is one text whatever segments are told.
        Assert.Equal((1, 1), Counts(Comparison.Of([new("SM1", Text, false, 0)], [new(Text, false, 2, false)])));
        Assert.Equal((1, 1), Counts(Comparison.Of([new("MM1", Text, true, 3)], [new(Text, true, 1, true)])));
        Assert.Equal((0, 0), Counts(Comparison.Of([], [])));
    }

    [Fact]
    public void Every_difference_has_its_name()
    {
        var other = Guid.CreateVersion7();
        Assert.Equal([new("unknown-to-us", null, "SM1", null, 1)], Comparison.Of([new("SM1", null, false, 1)], []).Differences);
        Assert.Equal([new("not-in-ledger", Text, "SM1", null, 1)], Comparison.Of([new("SM1", Text, false, 1)], []).Differences);
        Assert.Equal([new("not-at-carrier", Text, null, 2, null)], Comparison.Of([], [new(Text, false, 2, false)]).Differences);
        Assert.Equal([new("count-differs", Text, "SM1", 2, 3)], Comparison.Of([new("SM1", Text, false, 3)], [new(Text, false, 2, false)]).Differences);
        Assert.Equal([new("direction-differs", Text, "SM1", 1, 1)], Comparison.Of([new("SM1", Text, true, 1)], [new(Text, false, 1, false)]).Differences);
        var twice = Comparison.Of([new("SM1", Text, false, 1), new("SM2", Text, false, 1), new("SM3", other, false, 1)], [new(Text, false, 1, false), new(other, false, 1, false)]);
        Assert.Equal([new ReconciliationDifference("twice-at-carrier", Text, "SM2", 1, 1)], twice.Differences);
        Assert.Equal((3, 2), Counts(twice));
    }

    private static (int Texts, int Explained) Counts(Comparison comparison) => (comparison.Texts, comparison.Explained);
}
