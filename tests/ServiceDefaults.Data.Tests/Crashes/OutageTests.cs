using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using SampleService;
using SampleService.Data;
using ServiceDefaults.Auth;
using Testing;
using Testing.Postgres;
using Testing.Rabbit;

namespace ServiceDefaults.Data.Tests.Crashes;

/// <summary>The broker or the database is gone for a while, under load.</summary>
public sealed class OutageTests
{
    // A minute in the long run: TESTS_OUTAGE_SECONDS=60.
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("TESTS_OUTAGE_SECONDS") ?? "10", null));
    private static readonly Guid Company = Guid.CreateVersion7();

    [Fact]
    public async Task While_the_broker_is_away_requests_are_answered_and_facts_wait_in_the_outbox()
    {
        var rabbit = await RabbitServer.StartNewAsync();
        await using var run = await Run.StartAsync(rabbit, await Servers.PostgresAsync());
        await run.WritesAsync(50);

        await rabbit.StopAsync();
        run.Answers.Clear();
        await run.WritesForAsync(Outage);
        Assert.All(run.Answers, answer => Assert.Equal(HttpStatusCode.Created, answer));
        Assert.InRange(await run.Database.WaitingAsync(), 1, long.MaxValue);

        await rabbit.StartAsync();
        await run.DrainedAsync();
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_broker_is_killed_again_and_again()
    {
        var rabbit = await RabbitServer.StartNewAsync();
        await using var run = await Run.StartAsync(rabbit, await Servers.PostgresAsync());
        for (var kill = 0; kill < 2; kill++)
        {
            var writes = run.WritesAsync(150);
            await rabbit.KillAsync();
            await rabbit.StartAsync();
            await writes;
        }

        await run.DrainedAsync();
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_set_aside_when_the_database_is_killed()
    {
        var postgres = await PostgresServer.StartNewAsync(Durability.Full);
        await using var run = await Run.StartAsync(await Servers.RabbitAsync(), postgres);
        var writes = run.WritesForAsync(Outage / 2);
        await postgres.KillAsync();
        await Eventually.Until(() => run.Answers.Contains(HttpStatusCode.ServiceUnavailable));
        await postgres.StartAsync();
        await writes;
        Assert.All(run.Answers, answer => Assert.Contains(answer, new[] { HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable }));

        await run.WritesAsync(20);
        await run.DrainedAsync();
    }

    [Fact]
    public async Task A_broker_that_swallows_everything_does_not_hold_the_outbox_for_ever()
    {
        var address = new Uri(await (await Servers.RabbitAsync()).FreshVirtualHostAsync());
        await using var network = new FaultProxy(address.Host, address.Port);
        await using var run = await Run.StartAsync(new UriBuilder(address) { Port = network.Port }.Uri.ToString(), await Servers.PostgresAsync());
        await run.WritesAsync(20);

        network.IsBlackHole = true;
        await run.WritesAsync(20);
        await Eventually.Until(() => run.Host.Log.Any(line => line.Contains("everything stays in the outbox", StringComparison.Ordinal)));
        network.IsBlackHole = false;
        network.CutAll();

        await run.DrainedAsync();
    }

    [Fact]
    public async Task Connections_that_break_in_the_middle_lose_nothing_and_double_nothing()
    {
        var address = new Uri(await (await Servers.RabbitAsync()).FreshVirtualHostAsync());
        await using var network = new FaultProxy(address.Host, address.Port) { ResetRequestsAfter = 20_000, ResetAnswersAfter = 20_000, Jitter = TimeSpan.FromMilliseconds(5) };
        await using var run = await Run.StartAsync(new UriBuilder(address) { Port = network.Port }.Uri.ToString(), await Servers.PostgresAsync());
        await run.WritesAsync(400);
        await Eventually.Until(() => network.Accepted > 4);

        (network.ResetRequestsAfter, network.ResetAnswersAfter) = (null, null);
        await run.DrainedAsync();
    }

    /// <summary>The sample service under load, and the verdict about it.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly HttpClient _client;
        private readonly ConcurrentBag<Guid> _acknowledged = [];

        private Run(TestHost<SampleDb> host, string database)
        {
            Host = host;
            Database = new SampleDatabase(database);
            _client = host.ClientOf(new Caller(CallerRole.Admin, Company, Guid.CreateVersion7(), "Olivia Park"));
        }

        internal TestHost<SampleDb> Host { get; }

        internal SampleDatabase Database { get; }

        internal ConcurrentBag<HttpStatusCode> Answers { get; } = [];

        internal static async Task<Run> StartAsync(RabbitServer rabbit, PostgresServer postgres) => await StartAsync(await rabbit.FreshVirtualHostAsync(), postgres);

        internal static async Task<Run> StartAsync(string bus, PostgresServer postgres)
        {
            var settings = await TestHost.SettingsAsync<SampleDb>("sample-db");
            settings["ConnectionStrings:sample-db"] = await postgres.FreshDatabaseAsync<SampleDb>();
            settings["ConnectionStrings:rabbitmq"] = bus;
            var host = TestHost.Start<SampleDb>(settings);
            // A broker killed while it makes its first quorum queues may keep their names without their logs (3.10); that
            // is a broken installation, not an outage.
            await host.IsHealthyAsync();
            return new Run(host, settings["ConnectionStrings:sample-db"]);
        }

        internal async Task WritesAsync(int count)
        {
            for (var i = 0; i < count; i++) await WriteAsync();
        }

        internal async Task WritesForAsync(TimeSpan span)
        {
            var start = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(start) < span) await WriteAsync();
        }

        internal async Task DrainedAsync()
        {
            await Eventually.Until(
                () => Database.VerdictAsync(), verdict => verdict.Lost == 0,
                // Where it stands still: before the broker, or behind it.
                explain: async () => $"In the outbox: {await Database.WaitingAsync()}. The log ends with\n{string.Join('\n', Host.Log.TakeLast(40))}");
            await Eventually.Until(() => Database.WaitingAsync(), waiting => waiting == 0);
            Assert.Equal((0, 0), await Database.VerdictAsync());
            Assert.DoesNotContain(Host.Log, line => line.Contains("R-FAULT", StringComparison.Ordinal));
            foreach (var note in _acknowledged) Assert.Equal(1, await Database.EffectsAsync(note));
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await Host.DisposeAsync();
            await Database.DisposeAsync();
        }

        private async Task WriteAsync()
        {
            var note = Guid.CreateVersion7();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/notes")
            {
                Headers = { { "Idempotency-Key", note.ToString() } },
                Content = JsonContent.Create(new WriteNote(note, "hello")),
            };
            using var answer = await _client.SendAsync(request);
            Answers.Add(answer.StatusCode);
            if (answer.IsSuccessStatusCode) _acknowledged.Add(note);
        }
    }
}
