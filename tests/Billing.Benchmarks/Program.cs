using System.Globalization;
using Billing.Benchmarks;
using Billing.Data;
using Billing.Lots;
using Billing.Periods;
using Billing.Usage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Testing.Postgres;
using Texting.Contracts;

// dotnet run -c Release --project tests/Billing.Benchmarks -- [companies] [texts] [companies in one commit] [lanes]
// The close of a month beside the one SQL statement that does the same for these data (P-D1), with twice the texts (P-D3),
// and run again when there is nothing left to close (P-D5). Ratios of medians in one run on one server, fsync on. Both sides
// use the service's own connections, and both find the counters read once before. Then against a loop over companies with
// entities (P-D2), on a part of them, and with texts counted beside it (P-D4).
const int Rounds = 5;
const int LoopCompanies = 500;
const int TextsPerSecond = 150;
var companies = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var texts = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 10_000_000;

var options = new ClosingOptions();
if (args.Length > 2) options.ChunkSize = int.Parse(args[2], CultureInfo.InvariantCulture);
var lanes = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : options.Lanes;

var server = await PostgresServer.StartNewAsync(Durability.Full);
try
{
    var connection = new NpgsqlConnectionStringBuilder(server.AdminConnectionString) { Database = new NpgsqlConnectionStringBuilder(await server.FreshDatabaseAsync<BillingDb>()).Database, Pooling = true };
    await using var provider = AsTheService(connection.ConnectionString);
    var database = provider.GetRequiredService<NpgsqlDataSource>();
    using var signal = new OutboxSignal();
    using var closer = new PeriodCloser(
        database, new WireNames(Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy))), signal,
        Options.Create(new Prices()), Options.Create(new RolloverPolicy()), Options.Create(options), new Stopped(CloseData.Now), NullLogger<PeriodCloser>.Instance);
    var data = new CloseData(database, companies);
    await data.WriteCompaniesAsync();
    await data.AddTextsAsync(texts);
    var once = await MeasureAsync($"{companies:N0} companies, {texts:N0} texts");
    await LoopAsync();
    await MeanwhileAsync();
    await data.AddTextsAsync(texts);
    var twice = await MeasureAsync($"{companies:N0} companies, {2 * texts:N0} texts");
    Console.WriteLine(FormattableString.Invariant($"twice the texts: {twice / once:0.00}x (P-D3: at most 1.15x)"));

    async Task<double> MeasureAsync(string what)
    {
        double[] statement = new double[Rounds], fromDays = new double[Rounds], single = new double[Rounds], close = new double[Rounds], again = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            fromDays[round] = await StatementAsync(FloorSql.CloseFromDays);
            statement[round] = await StatementAsync(FloorSql.Close);
            await ReadyAsync();
            single[round] = await CloseAsync(1);
            await ReadyAsync();
            close[round] = await CloseAsync(lanes);
            again[round] = await CloseAsync(lanes);
            var same = await data.CompareAsync(FloorSql.Check);
            if (same != companies.ToString(CultureInfo.InvariantCulture)) throw new InvalidOperationException($"Only {same} of {companies} companies have the same figures.");
        }

        var (median, one) = (Median(close), Median(statement));
        Console.WriteLine(FormattableString.Invariant($"{what}, {lanes} lanes: close {median:0} ms, one statement that writes the same {one:0} ms, from the counters of days {Median(fromDays):0} ms"));
        Console.WriteLine(FormattableString.Invariant($"  close : statement = {median / one:0.00}x ({Pairs(close, statement)}; P-D1: at most 2x), from days {median / Median(fromDays):0.00}x, in one lane {Median(single) / one:0.00}x ({Pairs(single, statement)}), nothing left to close : close = {Median(again) / median:0.000}x (P-D5: at most 0.2x)"));
        return median;
    }

    async Task LoopAsync()
    {
        var loop = new EntityLoop(database);
        double[] close = new double[Rounds], entities = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            await ReadyAsync();
            close[round] = await CloseAsync(lanes) / companies;
            await ReadyAsync();
            entities[round] = await loop.CloseAsync(LoopCompanies) / LoopCompanies;
        }

        Console.WriteLine(FormattableString.Invariant($"  a loop with entities : close = {Median(entities) / Median(close):0}x ({Median(entities):0.00} : {Median(close):0.000} ms a company; {Pairs(entities, close)}; P-D2: at least 30x)"));
    }

    async Task MeanwhileAsync()
    {
        var meanwhile = new TextsMeanwhile(provider, companies, TextsPerSecond);
        TextsMeanwhile.Counted alone = new(0, []), beside = new(0, []);
        await meanwhile.UntilAsync(Task.Delay(TimeSpan.FromSeconds(2)));
        for (var round = 1; round <= 2 * Rounds; round++)
        {
            await ReadyAsync();
            beside += await meanwhile.UntilAsync(Task.Run(() => CloseAsync(lanes)));
            // For as long without it; a company that was counting when it was looked for is closed by the next look.
            await ReadyAsync();
            alone += await meanwhile.UntilAsync(Task.Delay(TimeSpan.FromSeconds(beside.Seconds / round)));
        }

        Console.WriteLine(FormattableString.Invariant($"  texts counted during the close : without = {beside.PerSecond / alone.PerSecond:0.00} ({beside.PerSecond:0} : {alone.PerSecond:0} a second, {TextsPerSecond} asked; P-D4: at least 0.85), p99 {beside.Percentile(0.99) / alone.Percentile(0.99):0.00}x ({beside.Percentile(0.99):0} : {alone.Percentile(0.99):0} ms of {beside.Milliseconds.Count} and {alone.Milliseconds.Count}; at most 1.5x), p50 {beside.Percentile(0.5):0.0} : {alone.Percentile(0.5):0.0} ms"));
        await data.TimeAsync("DELETE FROM usage_entries WHERE month = '2026-04-01'");
    }

    async Task<double> StatementAsync(string sql)
    {
        await ReadyAsync();
        return await data.TimeAsync(sql);
    }

    async Task ReadyAsync()
    {
        await data.ResetAsync();
        await data.TimeAsync(FloorSql.FiguresOnly);
    }

    async Task<double> CloseAsync(int inLanes)
    {
        options.Lanes = inLanes;
        var start = TimeProvider.System.GetTimestamp();
        while (await closer.CloseDueAsync(default) > 0) { }
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }
}
finally
{
    await server.StopAsync();
}

static ServiceProvider AsTheService(string connectionString)
{
    var builder = Host.CreateEmptyApplicationBuilder(null);
    builder.Configuration["ConnectionStrings:billing-db"] = connectionString;
    builder.Services.AddSingleton<TimeProvider>(new Stopped(CloseData.Now)).AddSingleton(new WireNames([])).AddLogging().AddScoped<UsageLedger>();
    builder.AddServiceDatabase<BillingDb>("billing-db");
    return builder.Services.BuildServiceProvider();
}

// A pair stood under the same load, medians of all rounds need not have.
static string Pairs(double[] close, double[] statement) => string.Join(' ', close.Zip(statement, (ours, theirs) => (ours / theirs).ToString("0.00", CultureInfo.InvariantCulture)));

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

namespace Billing.Benchmarks
{
    internal sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
