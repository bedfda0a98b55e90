using Testing;
using static Billing.Tests.BillingHost;

namespace Billing.Tests.Seats;

/// <summary>"250 text messages per active staff member": active at any moment of the month.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class SeatTests(BillingHost host)
{
    [Fact]
    public async Task Everybody_who_was_active_at_any_moment_counts_once()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync("Etc/UTC");
        var (before, after) = (At(month, 1, 0), At(month.AddMonths(1), 1, 0));
        var twice = Guid.CreateVersion7();
        await host.ArrivesAsync(StaffOf(company)); // 1: all the time
        await host.ArrivesAsync(StaffOf(company, until: before)); // left in the moment the month began
        await host.ArrivesAsync(StaffOf(company, until: before.AddSeconds(1))); // 2: left a second later
        await host.ArrivesAsync(StaffOf(company, from: after.AddSeconds(-1))); // 3: came in the last second
        await host.ArrivesAsync(StaffOf(company, from: after)); // came with the next month
        await host.ArrivesAsync(StaffOf(company, from: At(month, 5), until: At(month, 6))); // 4: one day
        await host.ArrivesAsync(StaffOf(company, until: At(month, 5), id: twice)); // 5: left and came back
        await host.ArrivesAsync(StaffOf(company, from: At(month, 20), id: twice, version: 2));
        Assert.Equal(5, await ActiveAsync(company, month, snapshots: 8));
    }

    [Fact]
    public async Task The_snapshots_of_a_person_mean_the_same_in_any_order()
    {
        var month = host.ANewMonth();
        var random = Seed.For("the order of staff snapshots");
        for (var round = 0; round < 6; round++)
        {
            var company = await host.GivenCompanyAsync("Etc/UTC");
            var (corrected, returned) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            object[] snapshots =
            [
                // Hired for this month, then it turns out: two months earlier, and gone before the month.
                StaffOf(company, from: At(month, 5), id: corrected, version: 1),
                StaffOf(company, from: At(month.AddMonths(-2), 5), id: corrected, version: 2),
                StaffOf(company, from: At(month.AddMonths(-2), 5), until: At(month.AddMonths(-1), 5), id: corrected, version: 3),
                // Whose end nobody told before the new beginning: gone at the latest then.
                StaffOf(company, from: At(month.AddMonths(-3), 1), id: returned, version: 1),
                StaffOf(company, from: At(month.AddMonths(1), 2), id: returned, version: 2),
            ];
            random.Shuffle(snapshots);
            foreach (var snapshot in snapshots) await host.ArrivesAsync(snapshot);
            Assert.Equal(1, await ActiveAsync(company, month, snapshots: 4, version: 3));
        }
    }

    private async Task<int> ActiveAsync(Guid company, DateOnly month, long snapshots, long version = 1)
    {
        await Eventually.Until(async () => await host.QueryAsync<long>($"SELECT count(*) FROM seats WHERE company_id = '{company}'") == snapshots
            && await host.QueryAsync<long>($"SELECT max(version) FROM seats WHERE company_id = '{company}'") >= version);
        await host.IsQuietAsync();
        await host.ArrivesAsync(SentAt(company, At(month, 10)));
        await Eventually.Until(async () => await host.QueryAsync<long>($"SELECT count(*) FROM periods WHERE company_id = '{company}'") == 1);
        return await host.QueryAsync<int>($"""
            SELECT count(DISTINCT staff_id)::int FROM active_seats s JOIN periods p ON p.company_id = s.company_id AND p.month = '{month:yyyy-MM-dd}'
            WHERE s.company_id = '{company}' AND s.starts_at < p.ends_at AND (s.ends_at IS NULL OR s.ends_at > p.starts_at AND s.ends_at > s.starts_at)
            """);
    }
}
