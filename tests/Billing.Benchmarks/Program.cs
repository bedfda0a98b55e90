using System.Globalization;
using Billing.Benchmarks;
using Billing.Data;
using Billing.Lots;
using Billing.Periods;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Bus;
using Testing.Postgres;
using Texting.Contracts;

// dotnet run -c Release --project tests/Billing.Benchmarks -- [companies] [texts]
// The close of a month beside the one SQL statement that works out the same figures (P-D1), with twice the texts (P-D3),
// and run again when there is nothing left to close (P-D5). Ratios of medians in one run on one server, fsync on.
const int Rounds = 3;
var companies = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var texts = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 10_000_000;

var server = await PostgresServer.StartNewAsync(Durability.Full);
try
{
    var connection = new NpgsqlConnectionStringBuilder(server.AdminConnectionString) { Database = new NpgsqlConnectionStringBuilder(await server.FreshDatabaseAsync<BillingDb>()).Database };
    await using var database = NpgsqlDataSource.Create(connection.ConnectionString);
    using var signal = new OutboxSignal();
    using var closer = new PeriodCloser(
        database, new WireNames(Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy))), signal,
        Options.Create(new Prices()), Options.Create(new RolloverPolicy()), Options.Create(new ClosingOptions()), new Stopped(CloseData.Now), NullLogger<PeriodCloser>.Instance);
    var data = new CloseData(database, companies);
    await data.WriteCompaniesAsync();
    await data.AddTextsAsync(texts);
    var once = await MeasureAsync($"{companies:N0} companies, {texts:N0} texts");
    await data.AddTextsAsync(texts);
    var twice = await MeasureAsync($"{companies:N0} companies, {2 * texts:N0} texts");
    Console.WriteLine(FormattableString.Invariant($"twice the texts: {twice / once:0.00}x (P-D3: at most 1.15x)"));

    async Task<double> MeasureAsync(string what)
    {
        double[] counters = new double[Rounds], ledger = new double[Rounds], close = new double[Rounds], again = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            await data.ResetAsync();
            ledger[round] = await data.TimeAsync(FloorSql.FromLedger);
            counters[round] = await data.TimeAsync(FloorSql.FromCounters);
            close[round] = await CloseAsync();
            again[round] = await CloseAsync();
            var same = await data.ReadAsync(FloorSql.Check);
            if (same != companies.ToString(CultureInfo.InvariantCulture)) throw new InvalidOperationException($"Only {same} of {companies} companies have the same figures.");
        }

        var median = Median(close);
        Console.WriteLine(FormattableString.Invariant($"{what}: close {median:0} ms; statement from the counters {Median(counters):0} ms, from the ledger {Median(ledger):0} ms"));
        Console.WriteLine(FormattableString.Invariant($"  close : statement from the ledger = {median / Median(ledger):0.00}x, from the counters = {median / Median(counters):0.00}x; nothing left to close {Median(again) / median:0.000}x"));
        return median;
    }

    async Task<double> CloseAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await closer.CloseChunkAsync(default) > 0) { }
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }
}
finally
{
    await server.StopAsync();
}

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

namespace Billing.Benchmarks
{
    internal sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
