using Billing.Data;
using Billing.Lots;
using Billing.Periods;
using Npgsql;
using Testing;
using Testing.Processes;
using Testing.Rabbit;
using Texting.Contracts.Billing;

namespace Billing.Tests.Crashes;

/// <summary>R26: kill -9 in the middle of closing, with two closers at it. More for the long run: TESTS_KILLS=50.</summary>
[Trait("Needs", "Servers")]
public sealed class CloseCrashTests
{
    private const int CompaniesPerKill = 200;
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("TESTS_KILLS") ?? "2", null);

    [Fact]
    public async Task Whoever_dies_in_the_middle_of_closing_every_period_is_closed_once_with_the_same_cents()
    {
        var random = Seed.For("the kills of closers");
        var settings = await TestHost.SettingsAsync<BillingDb>("billing-db");
        (settings["Closing:ChunkSize"], settings["Closing:LookEvery"]) = ("5", "00:00:00.02");
        await using var database = NpgsqlDataSource.Create(settings["ConnectionStrings:billing-db"]);
        await using var bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        var now = TimeProvider.System.GetUtcNow();
        var month = new DateOnly(now.Year, now.Month, 1).AddMonths(-1);
        var dll = ServiceProcess.DllOf("Billing");
        var starting = ServiceProcess.StartAsync(dll, settings);
        await using var second = await ServiceProcess.StartAsync(dll, settings);
        await using var first = await starting;
        await Task.WhenAll(first.IsHealthyAsync(), second.IsHealthyAsync());
        var told = await FactQueue.ListenAsync(bus, "billing.period-closed");

        var expected = new Dictionary<Guid, PeriodInput>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var goal = expected.Count + random.Next(5, CompaniesPerKill - 5);
            foreach (var (company, input) in await ClosingData.WriteAsync(database, random, CompaniesPerKill, month)) expected.Add(company, input);
            await Eventually.Until(() => ClosedAsync(database), closed => closed >= goal);
            var victim = random.Next(2) == 0 ? first : second;
            await victim.KillAsync();
            await victim.StartAsync();
        }

        await Eventually.Until(() => ClosedAsync(database), closed => closed == expected.Count);
        var wrong = new List<string>();
        await using (var command = database.CreateCommand("""
            SELECT p.company_id, p.rollover_out, p.overage_texts, p.overage_amount,
              (SELECT count(*) FROM transactions t WHERE t.company_id = p.company_id AND t.kind = 'Overage'), (SELECT COALESCE(sum(t.amount), 0) FROM transactions t WHERE t.company_id = p.company_id AND t.kind = 'Overage'),
              (SELECT count(*) FROM transactions t WHERE t.company_id = p.company_id AND t.kind = 'NumberFee'), (SELECT sum(remaining)::int FROM lots l WHERE l.company_id = p.company_id),
              (SELECT count(*) FROM periods n WHERE n.company_id = p.company_id AND n.closed_at IS NULL)
            FROM periods p WHERE p.closed_at IS NOT NULL
            """))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                var figures = PeriodClosing.Close(expected[reader.GetGuid(0)], new Prices(), new RolloverPolicy());
                var invoices = figures.OverageTexts > 0 ? 1 : 0;
                var right = (figures.RolloverOut, figures.OverageTexts, figures.AmountDue, invoices, figures.AmountDue, 1, figures.RolloverOut, 1);
                var found = (reader.GetInt32(1), reader.GetInt32(2), reader.GetDecimal(3), (int)reader.GetInt64(4), reader.GetDecimal(5), (int)reader.GetInt64(6), reader.GetInt32(7), (int)reader.GetInt64(8));
                if (right != found) wrong.Add($"{reader.GetGuid(0)}: {found} instead of {right}");
            }
        }

        Assert.Empty(wrong);
        // Every fact left; one that left twice says the same.
        var facts = await Eventually.Until(() => told.AboutAsync<PeriodClosed>(), facts => facts.Count >= expected.Count);
        Assert.Equal(expected.Keys.Order(), facts.Select(fact => fact.CompanyId).Order());
    }

    private static async Task<long> ClosedAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT count(*) FROM periods WHERE closed_at IS NOT NULL");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
