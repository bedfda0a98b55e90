using Billing.Periods;
using Testing;
using Texting.Contracts.Billing;
using Texting.Contracts.Numbers;
using static Billing.Tests.BillingHost;

namespace Billing.Tests.Periods;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class PeriodCloserTests(BillingHost host)
{
    private static readonly TimeZoneInfo NewYork = PeriodCalendar.Zone("America/New_York");

    [Fact]
    public async Task A_month_is_closed_with_its_texts_and_what_is_left_pays_for_the_next()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync(staff: 2);
        var (closed, posted) = (await host.ListenAsync<PeriodClosed>(), await host.ListenAsync<TransactionPosted>());
        var number = Guid.CreateVersion7();
        await host.ArrivesAsync(ReservedAt(company, At(month, 2), number));
        for (var i = 0; i < 3; i++) await host.ArrivesAsync(SentAt(company, At(month, 5), segments: 100));
        await host.ArrivesAsync(ReceivedAt(company, At(month, 6), segments: 100));
        await host.UsedAsync(company, month, 400);

        host.ItIs(At(month.AddMonths(1), 3));
        var first = await host.ClosedAsync(company, month);
        Assert.Equal("staff 2 allotment 500 in 0 sent 300 received 100 expired 0 out 100 overage 0 0.00", first);

        // "Texts will roll over to the next month, and any overages are billed at the end of each month."
        for (var i = 0; i < 7; i++) await host.ArrivesAsync(SentAt(company, At(month.AddMonths(1), 2), segments: 100));
        await host.UsedAsync(company, month.AddMonths(1), 700);
        host.ItIs(At(month.AddMonths(2), 3));
        Assert.Equal("staff 2 allotment 500 in 100 sent 700 received 0 expired 0 out 0 overage 100 2.50", await host.ClosedAsync(company, month.AddMonths(1)));

        var told = await Eventually.Until(() => closed.AboutAsync<PeriodClosed>(company), facts => facts.Count == 2);
        var second = told.Single(fact => fact.RolloverIn == 100);
        Assert.Equal((500, 700, 0, 100, 2.5m), (second.Allotment, second.Used, second.RolloverOut, second.OverageTexts, second.AmountDue));
        Assert.Equal(PeriodCalendar.StartOf(month.AddMonths(1), NewYork), second.From);
        Assert.Equal(PeriodCalendar.StartOf(month.AddMonths(2), NewYork), second.To);
        var amounts = await Eventually.Until(() => posted.AboutAsync<TransactionPosted>(company), facts => facts.Count == 4);
        Assert.Equal(
            [.. Enumerable.Range(0, 3).Select(i => $"number-fee:{number}:{month.AddMonths(i):yyyy-MM} 10.00"), $"overage:{second.PeriodId} 2.50"],
            amounts.Select(fact => $"{fact.Cause} {fact.Amount:0.00}").Order());
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/St_Johns")]
    public async Task The_last_instant_of_a_month_is_billed_in_it_and_the_next_in_the_next(string zone)
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync(zone);
        var end = PeriodCalendar.StartOf(month.AddMonths(1), PeriodCalendar.Zone(zone));
        host.ItIs(end.AddMinutes(5));
        await host.ArrivesAsync(SentAt(company, end, segments: 2));
        await host.ArrivesAsync(SentAt(company, end.AddMilliseconds(-1), segments: 3));
        await host.IsQuietAsync();
        await host.UsedAsync(company, month, 3);
        await host.UsedAsync(company, month.AddMonths(1), 2);

        host.ItIs(end.AddMinutes(20));
        Assert.Contains("sent 3 ", await host.ClosedAsync(company, month), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_comes_after_the_close_is_billed_in_the_open_month_and_keeps_its_day()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        await host.ArrivesAsync(SentAt(company, At(month, 3)));
        await host.UsedAsync(company, month, 1);
        host.ItIs(At(month.AddMonths(1), 10));
        await host.ClosedAsync(company, month);

        var late = SentAt(company, At(month, 20), segments: 4);
        await host.ArrivesAsync(late);
        await host.UsedAsync(company, month.AddMonths(1), 4);
        Assert.Equal(new DateOnly(month.Year, month.Month, 20), await host.QueryAsync<DateOnly>($"SELECT day FROM usage_entries WHERE text_message_id = '{late.TextMessageId}'"));
        Assert.Contains("sent 1 ", await host.ClosedAsync(company, month), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_before_its_company_is_counted_once_the_company_is_known()
    {
        var month = host.ANewMonth();
        var company = Guid.CreateVersion7();
        var number = Guid.CreateVersion7();
        await host.ArriveAsync(SentAt(company, At(month, 4), segments: 2), ReservedAt(company, At(month, 3), number), StaffOf(company));
        await host.ArrivesAsync(CompanyIn(company, "America/Los_Angeles"));
        await host.UsedAsync(company, month, 2);
        await host.TransactionsAsync(company, $"number-fee:{number}:{month:yyyy-MM} 10.00");

        host.ItIs(At(month.AddMonths(1), 10));
        Assert.Contains("staff 1 allotment 250 in 0 sent 2 ", await host.ClosedAsync(company, month), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_given_back_before_the_month_began_costs_nothing_for_it_however_late_we_hear()
    {
        var month = host.ANewMonth();
        var (inTime, late) = (await host.GivenCompanyAsync(), await host.GivenCompanyAsync());
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        // The end first, then the beginning.
        await host.ArriveAsync(new NumberReleased(first, inTime, At(month, 8)));
        await host.ArrivesAsync(ReservedAt(inTime, At(month, 2), first));
        await host.ArrivesAsync(ReservedAt(late, At(month, 2), second));
        await host.TransactionsAsync(inTime, $"number-fee:{first}:{month:yyyy-MM} 10.00");
        await host.TransactionsAsync(late, $"number-fee:{second}:{month:yyyy-MM} 10.00");

        host.ItIs(At(month.AddMonths(1), 5));
        await host.ClosedAsync(inTime, month);
        await host.ClosedAsync(late, month);
        await host.ArrivesAsync(new NumberReleased(second, late, At(month, 9)));
        await host.TransactionsAsync(late,
            $"number-fee-credit:{second}:{month.AddMonths(1):yyyy-MM} -10.00",
            $"number-fee:{second}:{month:yyyy-MM} 10.00", $"number-fee:{second}:{month.AddMonths(1):yyyy-MM} 10.00");
        await host.TransactionsAsync(inTime, $"number-fee:{first}:{month:yyyy-MM} 10.00");
        // Without a number there is nothing to bill, so no month was opened after it.
        Assert.Equal(1, await host.QueryAsync<long>($"SELECT count(*) FROM periods WHERE company_id = '{inTime}'"));
    }

    [Fact]
    public async Task A_number_after_a_time_without_one_begins_a_new_month_with_the_rollover_of_before()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync(staff: 1);
        var number = Guid.CreateVersion7();
        await host.ArriveAsync(ReservedAt(company, At(month, 2), number), new NumberReleased(number, company, At(month, 9)));
        host.ItIs(At(month.AddMonths(3), 5));
        await host.ClosedAsync(company, month);

        var again = Guid.CreateVersion7();
        await host.ArrivesAsync(ReservedAt(company, At(month.AddMonths(3), 4), again));
        await host.TransactionsAsync(company, $"number-fee:{again}:{month.AddMonths(3):yyyy-MM} 10.00", $"number-fee:{number}:{month:yyyy-MM} 10.00");
        host.ItIs(At(month.AddMonths(4), 5));
        Assert.Contains("allotment 250 in 250 ", await host.ClosedAsync(company, month.AddMonths(3)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_move_a_text_and_a_fee_belong_to_the_month_they_lie_in_and_not_to_the_one_the_new_calendar_shows()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync(staff: 1);
        var (number, next) = (Guid.CreateVersion7(), month.AddMonths(1));
        // In Los Angeles the month before.
        await host.ArrivesAsync(ReservedAt(company, PeriodCalendar.StartOf(month, NewYork).AddMinutes(30), number));
        await host.TransactionsCountAsync(company, 1);
        await host.ArriveAsync(CompanyIn(company, "America/Los_Angeles", version: 2));

        var end = PeriodCalendar.StartOf(next, NewYork);
        host.ItIs(end.AddMinutes(10));
        await host.ArriveAsync(SentAt(company, end.AddMinutes(-1), segments: 3), SentAt(company, end.AddMinutes(1), segments: 2));
        await host.UsedAsync(company, month, 3);
        await host.UsedAsync(company, next, 2);
        await host.ArriveAsync(new NumberReleased(number, company, end.AddMinutes(5)));
        await host.TransactionsAsync(company, $"number-fee:{number}:{month:yyyy-MM} 10.00");
        // It was held when the next month began, by its fixed beginning.
        host.ItIs(end.AddMinutes(30));
        Assert.Contains("sent 3 ", await host.ClosedAsync(company, month), StringComparison.Ordinal);
        await host.TransactionsAsync(company, $"number-fee:{number}:{month:yyyy-MM} 10.00", $"number-fee:{number}:{next:yyyy-MM} 10.00");
    }

    [Fact]
    public async Task A_move_to_another_time_zone_keeps_the_running_month_and_leaves_no_gap()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        await host.ArrivesAsync(ReservedAt(company, At(month, 2)));
        await host.TransactionsCountAsync(company, 1);
        await host.ArriveAsync(CompanyIn(company, "America/Los_Angeles", version: 2));
        host.ItIs(At(month.AddMonths(2), 5));
        await host.ClosedAsync(company, month);
        await host.ClosedAsync(company, month.AddMonths(1));

        var pacific = PeriodCalendar.Zone("America/Los_Angeles");
        Assert.Equal(
            $"{PeriodCalendar.StartOf(month, NewYork):u} {PeriodCalendar.StartOf(month.AddMonths(1), NewYork):u} {PeriodCalendar.StartOf(month.AddMonths(2), pacific):u} {PeriodCalendar.StartOf(month.AddMonths(3), pacific):u}",
            await host.QueryAsync<string>($"""
                SELECT string_agg(to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SSZ'), ' ' ORDER BY month) || ' ' || to_char(max(ends_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SSZ')
                FROM periods WHERE company_id = '{company}'
                """));
        Assert.Equal(2, await host.QueryAsync<long>($"SELECT count(*) FROM periods a JOIN periods b ON a.company_id = b.company_id AND a.ends_at = b.starts_at WHERE a.company_id = '{company}'"));
    }
}
