using Billing.Lots;
using Billing.Periods;
using CsCheck;

namespace Billing.Tests.Periods;

public sealed class PeriodClosingTests
{
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly Prices Prices = new();
    private static readonly RolloverPolicy NoLimit = new();

    /// <summary>Lots of the months before, oldest first; the newest may be empty.</summary>
    private static readonly Gen<LotBalance[]> Rollover = Gen.Int[0, 600].Array[0, 6]
        .Select(left => left.Select((texts, i) => new LotBalance(November.AddMonths(i - left.Length), texts)).ToArray());

    private static readonly Gen<RolloverPolicy> Policy = Gen.Select(Gen.Int[0, 900], Gen.Int[0, 4], Gen.Bool, Gen.Bool, (most, months, capped, expiring) =>
        new RolloverPolicy { MostTexts = capped ? most : null, MonthsToLive = expiring ? months : null });

    [Fact]
    public void Two_staff_have_500_texts_and_300_and_100_of_them_make_no_overage()
    {
        // "a company with 2 staff members has 500 texts per month. If one staff sends or receives 300 texts, and one sends
        // or receives 100, there are no overages."
        var closed = Close(staff: 2, sent: 300, received: 100);
        Assert.Equal((500, 400, 0, 0m), (closed.Allotment, closed.Used, closed.OverageTexts, closed.AmountDue));
    }

    [Fact]
    public void Texts_roll_over_to_the_next_month()
    {
        var november = Close(staff: 2, sent: 300, received: 100);
        Assert.Equal(100, november.RolloverOut);
        var december = PeriodClosing.Close(new PeriodInput(November.AddMonths(1), 2, 550, 0, november.Lots), Prices, NoLimit);
        Assert.Equal((100, 0, 50), (december.RolloverIn, december.OverageTexts, december.RolloverOut));
        Assert.Equal([new Taken(November, 100), new Taken(November.AddMonths(1), 450)], december.Taken);
    }

    [Theory]
    [InlineData(501, 1, "0.03")]
    [InlineData(502, 2, "0.05")]
    [InlineData(540, 40, "1.00")]
    [InlineData(1500, 1000, "25.00")]
    public void Any_overages_are_billed_at_a_rate_of_two_and_a_half_cents(int used, int overage, string due)
    {
        var closed = Close(staff: 2, sent: used, received: 0);
        Assert.Equal((overage, decimal.Parse(due, null)), (closed.OverageTexts, closed.AmountDue));
    }

    [Fact]
    public void A_company_without_staff_has_no_texts_included() => Assert.Equal((0, 3), (Close(0, 1, 2).Allotment, Close(0, 1, 2).OverageTexts));

    [Fact]
    public void Texts_the_carrier_gives_back_are_in_the_pool_again()
    {
        var closed = Close(staff: 1, sent: -3, received: 1);
        Assert.Equal((-2, 0, 252), (closed.Used, closed.OverageTexts, closed.RolloverOut));
    }

    [Fact]
    public void A_limit_keeps_the_newest_texts_and_an_expiry_ends_the_oldest()
    {
        LotBalance[] lots = [new(November.AddMonths(-2), 100), new(November.AddMonths(-1), 100)];
        var capped = PeriodClosing.Close(new(November, 1, 0, 0, lots), Prices, new RolloverPolicy { MostTexts = 300 });
        Assert.Equal((300, 150), (capped.RolloverOut, capped.Expired));
        Assert.Equal([0, 50, 250], capped.Lots.Select(lot => lot.Left));
        var expiring = PeriodClosing.Close(new(November, 1, 0, 0, lots), Prices, new RolloverPolicy { MonthsToLive = 2 });
        Assert.Equal([0, 100, 250], expiring.Lots.Select(lot => lot.Left));
    }

    [Fact]
    public void Whatever_happens_it_balances() => Gen.Select(Gen.Int[0, 8], Gen.Int[-5, 4000], Gen.Int[0, 4000], Rollover, Policy)
        .Sample((staff, sent, received, lots, policy) =>
        {
            var closed = PeriodClosing.Close(new PeriodInput(November, staff, sent, received, lots), Prices, policy);
            Assert.Equal(closed.Allotment + closed.RolloverIn, closed.IncludedUsed + closed.Expired + closed.RolloverOut);
            Assert.Equal(closed.Used, closed.IncludedUsed + closed.OverageTexts);
            Assert.Equal(closed.IncludedUsed, closed.Taken.Sum(taken => taken.Texts));
            Assert.Equal(closed.RolloverOut, closed.Lots.Sum(lot => lot.Left));
            Assert.True(closed.OverageTexts == 0 || closed.IncludedUsed == closed.Allotment + closed.RolloverIn);
            Assert.InRange(closed.AmountDue - (closed.OverageTexts * 0.025m), 0m, 0.005m);
            Assert.All(closed.Lots, lot => Assert.True(lot.Left >= 0));
        });

    [Fact]
    public void The_oldest_texts_are_used_first() => Gen.Select(Rollover, Gen.Int[0, 4000]).Sample((lots, used) =>
    {
        var paid = Consume.Of(lots, used);
        var gave = lots.Select(lot => paid.Taken.Where(taken => taken.Month == lot.Month).Sum(taken => taken.Texts)).ToArray();
        // Whoever gave something: everybody older gave everything.
        for (var i = 1; i < lots.Length; i++)
            if (gave[i] > 0) Assert.Equal(lots[i - 1].Left, gave[i - 1]);
        Assert.Equal(used, gave.Sum() + paid.Beyond);
    });

    private static ClosedFigures Close(int staff, int sent, int received) =>
        PeriodClosing.Close(new PeriodInput(November, staff, sent, received, []), Prices, NoLimit);
}
