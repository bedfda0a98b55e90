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

// dotnet run -c Release --project tests/Billing.Benchmarks -- [companies] [texts] [companies in one commit]
// The close of a month beside the one SQL statement that does the same for these data (P-D1), with twice the texts (P-D3),
// and run again when there is nothing left to close (P-D5). Ratios of medians in one run on one server, fsync on.
const int Rounds = 3;
var companies = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var texts = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 10_000_000;

var options = new ClosingOptions();
if (args.Length > 2) options.ChunkSize = int.Parse(args[2], CultureInfo.InvariantCulture);

var server = await PostgresServer.StartNewAsync(Durability.Full);
try
{
    var connection = new NpgsqlConnectionStringBuilder(server.AdminConnectionString) { Database = new NpgsqlConnectionStringBuilder(await server.FreshDatabaseAsync<BillingDb>()).Database };
    await using var database = NpgsqlDataSource.Create(connection.ConnectionString);
    using var signal = new OutboxSignal();
    using var closer = new PeriodCloser(
        database, new WireNames(Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy))), signal,
        Options.Create(new Prices()), Options.Create(new RolloverPolicy()), Options.Create(options), new Stopped(CloseData.Now), NullLogger<PeriodCloser>.Instance);
    var data = new CloseData(database, companies);
    await data.WriteCompaniesAsync();
    await data.AddTextsAsync(texts);
    var once = await MeasureAsync($"{companies:N0} companies, {texts:N0} texts");
    await data.AddTextsAsync(texts);
    var twice = await MeasureAsync($"{companies:N0} companies, {2 * texts:N0} texts");
    Console.WriteLine(FormattableString.Invariant($"twice the texts: {twice / once:0.00}x (P-D3: at most 1.15x)"));

    async Task<double> MeasureAsync(string what)
    {
        double[] statement = new double[Rounds], figures = new double[Rounds], close = new double[Rounds], again = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            await data.ResetAsync();
            statement[round] = await data.TimeAsync(FloorSql.Close);
            await data.ResetAsync();
            figures[round] = await data.TimeAsync(FloorSql.FiguresOnly);
            close[round] = await CloseAsync();
            again[round] = await CloseAsync();
            var same = await data.ReadAsync(FloorSql.Check);
            if (same != companies.ToString(CultureInfo.InvariantCulture)) throw new InvalidOperationException($"Only {same} of {companies} companies have the same figures.");
        }

        var median = Median(close);
        Console.WriteLine(FormattableString.Invariant($"{what}: close {median:0} ms, one statement that writes the same {Median(statement):0} ms, one that only works the figures out {Median(figures):0} ms"));
        Console.WriteLine(FormattableString.Invariant($"  close : statement = {median / Median(statement):0.00}x (P-D1: at most 2x), close : figures only = {median / Median(figures):0.00}x, nothing left to close : close = {Median(again) / median:0.000}x (P-D5: at most 0.2x)"));
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
