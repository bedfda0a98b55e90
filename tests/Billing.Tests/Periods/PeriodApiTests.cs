using System.Net;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Platform;
using static Billing.Tests.BillingHost;

namespace Billing.Tests.Periods;

/// <summary>The Billing tab: summary, periods, history, statements.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class PeriodApiTests(BillingHost host)
{
    [Fact]
    public async Task The_summary_shows_the_running_month_and_the_balance_explains_itself()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync(staff: 1);
        Assert.Null((await host.GetAsync<BillingSummary>(company, "summary")).Period);
        await host.ArrivesAsync(ReservedAt(company, At(month, 2)));
        await host.ArrivesAsync(SentAt(company, At(month, 3), segments: 8));
        await host.UsedAsync(company, month, 8);
        host.ItIs(At(month.AddMonths(1), 3));
        await host.ClosedAsync(company, month);
        await host.ArrivesAsync(SentAt(company, At(month.AddMonths(1), 2), segments: 10));
        await host.ArrivesAsync(ReceivedAt(company, At(month.AddMonths(1), 2), segments: 2));
        await host.UsedAsync(company, month.AddMonths(1), 12);

        var summary = await host.GetAsync<BillingSummary>(company, "summary");
        Assert.Equal(("10.00", 250, "0.025", "10.00", "20.00", false),
            (summary.NumberFee, summary.TextsPerStaff, summary.OveragePrice, summary.DueSoFar, summary.Unpaid, summary.CapReached));
        var period = summary.Period!;
        Assert.Equal((PeriodState.Open, 250, 242, 492, 10, 2, 12, 480, 0, "0.00"),
            (period.State, period.Allotment, period.RolloverIn, period.Pool, period.Sent, period.Received, period.Used, period.Left, period.OverageTexts, period.OverageAmount));
        Assert.True(summary.Forecast!.Texts >= 12);

        var why = await host.GetAsync<BalanceExplained>(company, "balance/explain");
        Assert.Equal(480, why.Balance);
        Assert.Equal($"480 = 230 of {month:MMMM yyyy} + 250 of {month.AddMonths(1):MMMM yyyy}", why.Sentence);
        Assert.Equal(
            [new LotMovementShown($"{month:yyyy-MM}", "used", 8, false), new LotMovementShown($"{month.AddMonths(1):yyyy-MM}", "used", 12, true)],
            why.Lots[0].Movements);

        var periods = await host.GetAsync<Page<PeriodFigures>>(company, "periods");
        Assert.Equal([(PeriodState.Open, 12), (PeriodState.Closed, 8)], periods.Items.Select(row => (row.State, row.Used)));
        Assert.Null(periods.Next);
    }

    [Fact]
    public async Task A_period_shows_its_kinds_its_days_its_people_and_what_was_posted()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        var (ann, ben) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.ArrivesAsync(SentAt(company, At(month, 3), segments: 2, contact: ann));
        await host.ArrivesAsync(SentAt(company, At(month, 4), contact: ben, purpose: Purpose.VisitCompletion));
        await host.ArrivesAsync(ReceivedAt(company, At(month, 4), segments: 3, contact: ann));
        await host.ArrivesAsync(ReceivedAt(company, At(month, 5)));
        await host.UsedAsync(company, month, 7);
        host.ItIs(At(month.AddMonths(1), 5));
        await host.ClosedAsync(company, month);

        var id = (await host.GetAsync<Page<PeriodFigures>>(company, "periods")).Items[^1].Id;
        var detail = await host.GetAsync<PeriodDetail>(company, $"periods/{id}");
        Assert.Equal([new KindUsage("Received", 4), new KindUsage("FeedMessage", 2), new KindUsage("VisitCompletion", 1)], detail.Kinds);
        Assert.Equal([new DayUsage(month.AddDays(2), 2, 0), new DayUsage(month.AddDays(3), 1, 3), new DayUsage(month.AddDays(4), 0, 1)], detail.Days);
        Assert.Equal(("0.18", "0.18", 7), (detail.Due, Assert.Single(detail.Transactions).Amount, detail.Transactions[0].Texts));
        var people = await host.GetAsync<Page<PersonUsage>>(company, $"periods/{id}/people");
        Assert.Equal(new PersonUsage(ann, 2, 3), people.Items[0]);
        Assert.Equivalent(new[] { new PersonUsage(ben, 1, 0), new PersonUsage(null, 0, 1) }, people.Items.Skip(1));
    }

    [Fact]
    public async Task A_payment_shows_in_the_history_and_the_first_word_about_it_counts()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        await host.ArrivesAsync(ReservedAt(company, At(month, 2)));
        await host.TransactionsCountAsync(company, 1);
        var posted = Assert.Single((await host.GetAsync<Page<TransactionRow>>(company, "transactions")).Items);
        Assert.Equal(("NumberFee", "10.00", $"Phone number, {month:MMMM yyyy}", null), (posted.Kind, posted.Amount, posted.Description, posted.PaidAt));

        await host.ArrivesAsync(new PaymentRecorded(company, posted.Id, At(month, 11), "pay_1"));
        await host.ArrivesAsync(new PaymentRecorded(Guid.CreateVersion7(), posted.Id, At(month, 12), "somebody else's"));
        var paid = await Eventually.Until(() => host.GetAsync<Page<TransactionRow>>(company, "transactions"), page => page.Items[0].PaidAt is not null);
        await host.ArrivesAsync(new PaymentRecorded(company, posted.Id, At(month, 13), "pay_2"));
        await host.IsQuietAsync();
        Assert.Equal((At(month, 11), "pay_1"), (paid.Items[0].PaidAt, paid.Items[0].PaymentReference));
        Assert.Equal(paid.Items, (await host.GetAsync<Page<TransactionRow>>(company, "transactions")).Items);
        Assert.Equal("0.00", (await host.GetAsync<BillingSummary>(company, "summary")).Unpaid);
    }

    [Fact]
    public async Task The_history_and_the_periods_come_in_pages()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        await host.ArrivesAsync(ReservedAt(company, At(month.AddMonths(-1), 2)));
        await host.ArriveAsync(Enumerable.Range(0, 29).Select(_ => ((object)ReservedAt(company, At(month.AddMonths(-1), 2)), Guid.CreateVersion7())));
        await host.TransactionsCountAsync(company, 60);
        var seen = new List<Guid>();
        for (var cursor = ""; ; )
        {
            var page = await host.GetAsync<Page<TransactionRow>>(company, $"transactions{cursor}");
            seen.AddRange(page.Items.Select(row => row.Id));
            if (page.Next is null) break;
            cursor = $"?cursor={page.Next}";
        }

        Assert.Equal(60, seen.Distinct().Count());
        using var admin = host.Admin(company);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync("/api/billing/transactions?cursor=abc")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync("/api/billing/periods?cursor=abc")).StatusCode);
    }

    [Fact]
    public async Task A_statement_is_a_page_to_print_and_a_file()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync(staff: 1);
        await host.ArrivesAsync(ReservedAt(company, At(month, 2)));
        await host.TransactionsCountAsync(company, 1);
        var id = (await host.GetAsync<Page<PeriodFigures>>(company, "periods")).Items[0].Id;
        using var admin = host.Admin(company);

        using var page = await admin.GetAsync($"/api/billing/statements/{id}");
        Assert.Equal("text/html; charset=utf-8", $"{page.Content.Headers.ContentType}");
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Happy Paws", html, StringComparison.Ordinal);
        Assert.Contains("This month is still running", html, StringComparison.Ordinal);

        using var file = await admin.GetAsync($"/api/billing/statements/{id}?format=csv");
        Assert.Equal("text/csv; charset=utf-8", $"{file.Content.Headers.ContentType}");
        Assert.Equal($"texting-{month:yyyy-MM}.csv", file.Content.Headers.ContentDisposition?.FileName);
        Assert.Contains("total,due,,,10.00", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync($"/api/billing/statements/{id}?format=pdf")).StatusCode);
    }

    [Fact]
    public async Task No_endpoint_shows_another_companys_period()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        await host.ArrivesAsync(ReservedAt(company, At(month, 2)));
        await host.TransactionsCountAsync(company, 1);
        var id = (await host.GetAsync<Page<PeriodFigures>>(company, "periods")).Items[0].Id;
        using var stranger = host.Admin(Guid.CreateVersion7());
        foreach (var path in new[] { $"periods/{id}", $"periods/{id}/people", $"statements/{id}", $"statements/{id}?format=csv" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/billing/{path}")).StatusCode);
        Assert.Equal("""{"items":[],"next":null}""", await stranger.GetStringAsync("/api/billing/transactions"));
        Assert.Equal("""{"items":[],"next":null}""", await stranger.GetStringAsync("/api/billing/periods"));
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/billing/ops/reconciliation?companyId={company}")).StatusCode);
    }
}
