using Billing.Periods;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Texting.Contracts.Billing;

namespace Billing.Tests.Years;

/// <summary>
/// Random years of companies in random time zones against a model that knows one pool and nothing else (R25). Each year is
/// lived twice, with the facts in another order and told again; closers run at once. TESTS_YEARS makes it more companies.
/// </summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class YearTests(BillingHost host)
{
    private const int Months = 12;
    private static readonly int Companies = int.Parse(Environment.GetEnvironmentVariable("TESTS_YEARS") ?? "2", null);

    [Fact]
    public async Task Any_year_balances_to_the_cent_and_any_order_of_its_facts_gives_the_same_invoices()
    {
        var random = Seed.For("the years of companies");
        var first = host.ANewMonth();
        var posted = await host.ListenAsync<TransactionPosted>();
        var years = new List<(CompanyYear Year, Copy[] Copies)>();
        for (var i = 0; i < Companies; i++)
        {
            var year = CompanyYear.Draw(random, first, Months);
            years.Add((year, [new(await host.GivenCompanyAsync(year.Zone)), new(await host.GivenCompanyAsync(year.Zone))]));
        }

        for (var month = 0; month < Months; month++) await LiveAsync(random, years, first.AddMonths(month), month);
        foreach (var (year, copies) in years)
            foreach (var copy in copies) await IsRightAsync(year, copy, first, posted);
    }

    private async Task LiveAsync(Random random, List<(CompanyYear Year, Copy[] Copies)> years, DateOnly month, int number)
    {
        // The first zones have the month just behind them and wait for its last texts; its last instant is believable nearly everywhere.
        host.ItIs(BillingHost.At(month.AddMonths(1), 1, 0) - new TimeSpan(13, 50, 0));
        foreach (var copy in Enumerable.Range(0, 2))
        {
            // Once, again as a redelivery, again as a message of its own; in an order of the copy's own.
            var facts = years.SelectMany(year => year.Year.Told(year.Copies[copy], number))
                .SelectMany(fact => { var id = Guid.CreateVersion7(); return new[] { (fact, id), (fact, id), (fact, Guid.CreateVersion7()) }[..random.Next(1, 4)]; }).ToArray();
            random.Shuffle(facts);
            await host.ArriveAsync(facts);
        }

        foreach (var (year, copies) in years)
            foreach (var copy in copies) await host.UsedAsync(copy.Company, month, year.Used(number));

        host.ItIs(BillingHost.At(month.AddMonths(1), 10));
        // The worker and two more, all at once.
        var closer = host.Host.Services.GetRequiredService<PeriodCloser>();
        await Task.WhenAll(closer.CloseChunkAsync(default), closer.CloseChunkAsync(default));
        foreach (var copy in years.SelectMany(year => year.Copies)) await host.ClosedAsync(copy.Company, month);
    }

    private async Task IsRightAsync(CompanyYear year, Copy copy, DateOnly first, FactQueue posted)
    {
        var overages = new List<decimal>();
        foreach (var (number, month) in year.Expected().Index())
        {
            Assert.Equal(
                $"staff {month.Staff} allotment {250 * month.Staff} in {month.RolloverIn} sent {month.Sent} received {month.Received} expired 0 out {month.RolloverOut} overage {month.Overage} {month.Amount:0.00}",
                await host.ClosedAsync(copy.Company, first.AddMonths(number)));
            if (month.Overage > 0) overages.Add(month.Amount);
        }

        // Sum of the periods = sum of the counters = sum of the ledger, and every lot is what was granted less what was taken.
        var mine = $"company_id = '{copy.Company}'";
        var total = await host.QueryAsync<long>($"SELECT COALESCE(sum(texts), 0) FROM usage_entries WHERE {mine}");
        Assert.Equal(total, await host.QueryAsync<long>($"SELECT COALESCE(sum(sent + received), 0) FROM periods WHERE {mine}"));
        Assert.Equal(total, await host.QueryAsync<long>($"SELECT COALESCE(sum(texts), 0) FROM usage_counters WHERE {mine}"));
        Assert.Equal(total, await host.QueryAsync<long>($"SELECT COALESCE(sum(sent + received), 0) FROM month_counters WHERE {mine}"));
        Assert.Equal(total, await host.QueryAsync<long>($"SELECT COALESCE(sum(sent + received), 0) FROM person_counters WHERE {mine}"));
        Assert.Equal(0, await host.QueryAsync<long>($"""
            SELECT count(*) FROM lots l WHERE {mine} AND remaining <> granted - COALESCE(
              (SELECT sum(texts) FROM lot_movements m WHERE m.company_id = l.company_id AND m.lot_month = l.month), 0)
            """));

        // One fee for the reservation and one for every month's start, one overage for every month that had one.
        var amounts = (await Eventually.Until(() => posted.AboutAsync<TransactionPosted>(copy.Company), facts => facts.Count == Months + 1 + overages.Count)).ToLookup(fact => fact.Cause.Split(':')[0], fact => fact.Amount);
        Assert.Equal(Enumerable.Repeat(10m, Months + 1), amounts["number-fee"]);
        Assert.Equal(overages.Order(), amounts["overage"].Order());
    }
}
