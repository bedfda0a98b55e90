using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Billing;
using Texting.Contracts.Billing.Http;
using static Billing.Tests.BillingHost;

namespace Billing.Tests.Alerts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class AlertTests(BillingHost host)
{
    [Fact]
    public async Task Each_mark_is_told_once_and_the_cap_is_lifted_by_the_next_month()
    {
        var month = host.ANewMonth();
        var (told, states) = (await host.ListenAsync<UsageThresholdReached>(), await host.ListenAsync<SpendingStateChanged>());
        var company = await host.GivenCompanyAsync(staff: 1);
        await PutAsync(company, new AlertSettings([50, 80, 100], "0.50", HardCap: true));

        await host.ArrivesAsync(SentAt(company, At(month, 3), segments: 130));
        await MarksAsync("Pool 50");
        await host.ArrivesAsync(SentAt(company, At(month, 4), segments: 130));
        // 260 of 250: overage of 25 cents is half the limit of 50.
        await MarksAsync("Money 50", "Pool 100", "Pool 50", "Pool 80");
        Assert.False((await host.GetAsync<BillingSummary>(company, "summary")).CapReached);
        await host.ArrivesAsync(SentAt(company, At(month, 5), segments: 10));
        await MarksAsync("Money 100", "Money 50", "Money 80", "Pool 100", "Pool 50", "Pool 80");
        await StatesAsync("True 1");
        Assert.True((await host.GetAsync<BillingSummary>(company, "summary")).CapReached);
        Assert.Equal(6, (await host.GetAsync<AlertSettings>(company, "alerts")).Passed!.Count);

        // A higher limit holds at once, and so does a lower one.
        await PutAsync(company, new AlertSettings([50, 80, 100], "100", HardCap: true));
        await StatesAsync("True 1", "False 2");
        await PutAsync(company, new AlertSettings([50, 80, 100], "0.5", HardCap: true));
        await StatesAsync("True 1", "False 2", "True 3");

        host.ItIs(At(month.AddMonths(1), 3));
        await StatesAsync("True 1", "False 2", "True 3", "False 4");
        await host.ArrivesAsync(SentAt(company, At(month.AddMonths(1), 2)));
        await host.UsedAsync(company, month.AddMonths(1), 1);
        await MarksAsync("Money 100", "Money 50", "Money 80", "Pool 100", "Pool 50", "Pool 80");

        Task MarksAsync(params string[] expected) => Eventually.Until(() => told.AboutAsync<UsageThresholdReached>(company),
            facts => facts.Select(fact => $"{fact.Kind} {fact.Percent}").Order(StringComparer.Ordinal).SequenceEqual(expected));
        Task StatesAsync(params string[] expected) => IsToldAsync(states, company, expected);
    }

    [Fact]
    public async Task A_new_member_of_staff_lifts_the_cap_though_nobody_can_send()
    {
        var month = host.ANewMonth();
        var states = await host.ListenAsync<SpendingStateChanged>();
        var company = await host.GivenCompanyAsync(staff: 1);
        await PutAsync(company, new AlertSettings([], "0", HardCap: true));
        await host.ArrivesAsync(SentAt(company, At(month, 3), segments: 250));
        await IsToldAsync(states, company, "True 1");

        await host.ArrivesAsync(StaffOf(company, from: At(month, 9)));
        await IsToldAsync(states, company, "True 1", "False 2");
    }

    [Fact]
    public async Task The_close_lifts_the_cap_though_a_text_has_opened_the_next_month_before()
    {
        var month = host.ANewMonth();
        var states = await host.ListenAsync<SpendingStateChanged>();
        var company = await host.GivenCompanyAsync("Etc/UTC", staff: 1);
        await PutAsync(company, new AlertSettings([], "0", HardCap: true));
        await host.ArrivesAsync(SentAt(company, At(month, 3), segments: 250));
        await IsToldAsync(states, company, "True 1");

        // Within the minutes in which the last texts of the month are awaited.
        var next = month.AddMonths(1);
        host.ItIs(At(next, 1, 0).AddMinutes(5));
        await host.ArrivesAsync(ReceivedAt(company, At(next, 1, 0).AddMinutes(4)));
        await host.UsedAsync(company, next, 1);
        host.ItIs(At(next, 1, 0).AddMinutes(30));
        await host.ClosedAsync(company, month);
        await IsToldAsync(states, company, "True 1", "False 2");
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_field_by_field()
    {
        var company = await host.GivenCompanyAsync();
        Assert.Equivalent(new AlertSettings([50, 80, 100], null, false, []), await host.GetAsync<AlertSettings>(company, "alerts"));
        using var admin = host.Admin(company);
        using var refused = await admin.PutAsJsonAsync("/api/billing/alerts", new { percents = new[] { 50, 90 }, moneyLimit = "1.005", hardCap = false });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var errors = await refused.Content.ReadAsStringAsync();
        Assert.Contains("\"percents\"", errors, StringComparison.Ordinal);
        Assert.Contains("\"moneyLimit\"", errors, StringComparison.Ordinal);
        using var capless = await admin.PutAsJsonAsync("/api/billing/alerts", new { percents = new[] { 50 }, hardCap = true });
        Assert.Equal(HttpStatusCode.BadRequest, capless.StatusCode);
        using var manager = host.Host.ClientOf(new Caller(CallerRole.OfficeManager, company, Guid.CreateVersion7(), "Marco Ruiz"));
        using var forbidden = await manager.PutAsJsonAsync("/api/billing/alerts", new { percents = new[] { 50 }, hardCap = false });
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    private static Task<IReadOnlyList<SpendingStateChanged>> IsToldAsync(FactQueue states, Guid company, params string[] expected) => Eventually.Until(
        () => states.AboutAsync<SpendingStateChanged>(company),
        facts => facts.OrderBy(fact => fact.Version).Select(fact => $"{fact.CapReached} {fact.Version}").SequenceEqual(expected));

    private async Task PutAsync(Guid company, AlertSettings settings)
    {
        using var admin = host.Admin(company);
        using var answer = await admin.PutAsJsonAsync("/api/billing/alerts", settings);
        answer.EnsureSuccessStatusCode();
    }
}
