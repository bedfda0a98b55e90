using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Billing;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging;

namespace Journeys.Tests;

/// <summary>J5 and S41-S47: what texting costs, from the facts on the bus to the Billing tab behind the gateway.</summary>
public sealed class J5_BillingTests(SystemFixture system)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task S41_The_number_costs_ten_dollars_when_reserved_and_at_each_months_start()
    {
        await using var company = await BillingCompany.GivenAsync(system, 41, staff: 0, BillingCompany.LongAgo);
        var posted = await Eventually.Until(() => company.Owner.ReadAsync<Page<TransactionRow>>("/api/billing/transactions"), page => page.Items.Count == 3);
        Assert.All(posted.Items, row => Assert.Equal(("NumberFee", "10.00"), (row.Kind, row.Amount)));
        Assert.Equal(
            Enumerable.Range(0, 3).Select(i => $"Phone number, {BillingCompany.LongAgo.AddMonths(i):MMMM yyyy}"),
            posted.Items.Select(row => row.Description).Reverse());
    }

    [Fact]
    public async Task S42_Every_active_member_of_staff_adds_250_texts_and_all_share_them()
    {
        await using var company = await BillingCompany.GivenAsync(system, 42, staff: 2);
        await company.SentAsync(Now, 300);
        await company.ReceivedAsync(Now, 100);
        var summary = await Eventually.Until(company.SummaryAsync, summary => summary.Period!.Used == 400);
        Assert.Equal((500, 100, 0, "0.00"), (summary.Period!.Pool, summary.Period.Left, summary.Period.OverageTexts, summary.Period.OverageAmount));
        Assert.True(summary.Forecast!.Texts >= 400);
    }

    [Fact]
    public async Task S43_Unused_texts_roll_over_and_the_balance_explains_itself()
    {
        await using var company = await BillingCompany.GivenAsync(system, 43, staff: 1);
        await company.SentAsync(BillingCompany.LongAgo, 50);
        var summary = await Eventually.Until(company.SummaryAsync, summary => summary.Period!.RolloverIn == 450);
        Assert.Equal(700, summary.Period!.Pool);
        var why = await company.Owner.ReadAsync<BalanceExplained>("/api/billing/balance/explain");
        Assert.Equal((700, $"700 = 200 of {BillingCompany.LongAgo:MMMM yyyy} + 250 of {BillingCompany.LongAgo.AddMonths(1):MMMM yyyy} + 250 of {BillingCompany.LongAgo.AddMonths(2):MMMM yyyy}"), (why.Balance, why.Sentence));
    }

    [Fact]
    public async Task S44_At_the_end_of_the_month_texts_beyond_the_pool_are_billed_once_and_told_to_the_platform()
    {
        await using var company = await BillingCompany.GivenAsync(system, 44, staff: 1);
        var (closed, posted) = (await company.ListenAsync<PeriodClosed>(), await company.ListenAsync<TransactionPosted>());
        await company.SentAsync(BillingCompany.LongAgo, 301);
        var period = await Eventually.Until(() => company.HearAsync<PeriodClosed>(closed), fact => fact is not null);
        Assert.Equal((250, 301, 51, 1.28m), (period!.Allotment, period.Used, period.OverageTexts, period.AmountDue));
        var overage = await Eventually.Until(() => company.HearAsync<TransactionPosted>(posted), fact => fact?.Amount == 1.28m);
        Assert.Equal(($"overage:{period.PeriodId}", 1.28m), (overage!.Cause, overage.Amount));
        Assert.Single((await company.Owner.ReadAsync<Page<TransactionRow>>("/api/billing/transactions")).Items, row => row.Kind == "Overage");
    }

    [Fact]
    public async Task S45_The_Billing_tab_lists_every_period_with_sent_received_rolled_over_and_overage()
    {
        await using var company = await BillingCompany.GivenAsync(system, 45, staff: 1);
        await company.SentAsync(BillingCompany.LongAgo, 40);
        await company.ReceivedAsync(Now, 3);
        var periods = await Eventually.Until(() => company.Owner.ReadAsync<Page<PeriodFigures>>("/api/billing/periods"),
            page => page.Items.Count == 3 && page.Items[0].Received == 3 && page.Items[0].RolloverIn == 460);
        Assert.Equal([PeriodState.Open, PeriodState.Closed, PeriodState.Closed], periods.Items.Select(period => period.State));
        Assert.Equal((40, 0, 210, 0), (periods.Items[2].Sent, periods.Items[2].Received, periods.Items[2].Left, periods.Items[2].OverageTexts));
        Assert.Equal(707, periods.Items[0].Left);
    }

    [Fact]
    public async Task S46_The_history_is_complete_and_a_statement_can_be_printed_and_downloaded()
    {
        await using var company = await BillingCompany.GivenAsync(system, 46, staff: 0);
        await company.SentAsync(BillingCompany.LongAgo, 40);
        var overage = (await Eventually.Until(() => company.Owner.ReadAsync<Page<TransactionRow>>("/api/billing/transactions"), page => page.Items.Any(row => row.Kind == "Overage")))
            .Items.Single(row => row.Kind == "Overage");
        Assert.Equal("1.00", overage.Amount);
        using var page = await company.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/api/billing/statements/{overage.PeriodId}"));
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Company S46", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var file = await company.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/api/billing/statements/{overage.PeriodId}?format=csv"));
        Assert.Contains("total,due,,,1.00", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S47_A_segment_and_a_picture_message_count_one_and_a_keyword_or_a_refused_text_nothing()
    {
        await using var company = await BillingCompany.GivenAsync(system, 47, staff: 1);
        await company.ReceivedAsync(Now, 1, isKeyword: true);
        await company.TellAsync(new MessageFailed(Guid.CreateVersion7(), company.Id, Now, 21610, WasAccepted: false));
        await company.SentAsync(Now, 1, pictures: 3);
        await company.SentAsync(Now, 2);
        var summary = await Eventually.Until(company.SummaryAsync, summary => summary.Period!.Used >= 3);
        Assert.Equal((3, 0), (summary.Period!.Sent, summary.Period.Received));
        Assert.Equal(3, (await company.Owner.ReadAsync<UsageTotals>("/api/billing/usage")).Total);
    }
}
