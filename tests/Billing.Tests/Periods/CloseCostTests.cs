using Billing.Data;
using Billing.Lots;
using Billing.Periods;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ServiceDefaults.Data.Bus;
using Testing;
using Texting.Contracts;

namespace Billing.Tests.Periods;

/// <summary>P-D3 without a clock: what the database is asked and what it reads for a close, counted by the database.</summary>
[Trait("Needs", "Servers")]
public sealed class CloseCostTests
{
    [Fact]
    public async Task The_close_of_a_month_costs_what_its_companies_cost_however_many_texts_they_have()
    {
        var few = await CostAsync(companies: 200, textsADay: 1);
        var many = await CostAsync(companies: 200, textsADay: 10);
        Assert.Equal((12_000, 120_000), (few.Texts, many.Texts));
        Assert.Equal(few with { Texts = many.Texts }, many);
        Assert.Equal(0, many.LedgerRows);

        var twice = await CostAsync(companies: 400, textsADay: 1);
        Assert.Equal(few.RoundTrips, twice.RoundTrips);
        Assert.True(twice.Rows <= 2.2 * few.Rows, $"{twice.Rows} rows for twice the companies, {few.Rows} before");
    }

    private static async Task<CloseCost> CostAsync(int companies, int textsADay)
    {
        await using var counted = new CountedDatabase(await (await Servers.PostgresAsync()).FreshDatabaseAsync<BillingDb>());
        var texts = await counted.WriteAsync(companies, textsADay);
        using var signal = new OutboxSignal();
        using var closer = new PeriodCloser(
            counted.Source, new WireNames(Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy))), signal,
            Options.Create(new Prices()), Options.Create(new RolloverPolicy()), Options.Create(new ClosingOptions()),
            new FakeTimeProvider(CountedDatabase.AfterTheMonth), NullLogger<PeriodCloser>.Instance);
        var (before, trips) = (await counted.ReadAsync(), counted.RoundTrips);
        Assert.Equal(companies, await closer.CloseChunkAsync(default));
        trips = counted.RoundTrips - trips;
        var after = await counted.ReadAsync();
        return new CloseCost(texts, trips, after.Rows - before.Rows, after.Ledger - before.Ledger);
    }

    /// <summary>What one close cost.</summary>
    /// <param name="Texts">Texts of the month.</param>
    /// <param name="RoundTrips">Commands and batches sent.</param>
    /// <param name="Rows">Rows and index entries the database read in all tables.</param>
    /// <param name="LedgerRows">Those of the ledger.</param>
    private sealed record CloseCost(long Texts, int RoundTrips, long Rows, long LedgerRows);
}
