using System.Text.Json;
using Billing.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ServiceDefaults.Auth;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Billing.Tests;

/// <summary>The tests that share a host take turns: its clock goes on with each of them.</summary>
[CollectionDefinition]
public sealed class OneHost : ICollectionFixture<BillingHost>;

/// <summary>Billing with a database, a broker and a clock of its own; facts arrive as the other services publish them.</summary>
public sealed class BillingHost : IAsyncLifetime
{
    private static readonly string[] Queues =
    [
        .. Catalog.Messages.Where(message => message.ReadBy.Contains("billing")).Select(message => $"billing.{message.WireName}"),
    ];

    private static readonly DateTimeOffset Begin = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private TestHost<BillingDb>? _host;
    private AmqpClient? _bus;
    private NpgsqlDataSource? _database;

    public TestHost<BillingDb> Host => _host!;

    public string Database { get; private set; } = "";

    /// <summary>The service's time; it stands still unless a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<BillingDb>("billing-db");
        // A test waits for one close and one look; in production a few seconds do not matter.
        settings["Closing:LookEvery"] = settings["Alerts:LookEvery"] = "00:00:00.1";
        Database = settings["ConnectionStrings:billing-db"];
        _database = NpgsqlDataSource.Create(Database);
        _host = TestHost.Start<BillingDb>(settings, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _bus!.DisposeAsync();
        await _database!.DisposeAsync();
        await _host!.DisposeAsync();
    }

    /// <summary>A fact arrives.</summary>
    /// <param name="fact">A record of the contracts.</param>
    /// <param name="messageId">The same for a redelivery, another for a replay by a forgetful publisher.</param>
    public Task ArrivesAsync(object fact, Guid? messageId = null) => _bus!.PublishAsync(
        Catalog.Of(fact.GetType()).WireName, JsonSerializer.Serialize(fact, fact.GetType(), WireFormat.Json), (messageId ?? Guid.CreateVersion7()).ToString());

    /// <summary>Facts arrive, and everything they caused is committed.</summary>
    public async Task ArriveAsync(IEnumerable<(object Fact, Guid MessageId)> facts)
    {
        var all = facts.ToList();
        var ids = all.Select(fact => fact.MessageId).ToHashSet();
        await Task.WhenAll(all.Select(fact => ArrivesAsync(fact.Fact, fact.MessageId)));
        var handled = $"SELECT count(*) FROM inbox WHERE message_id = ANY('{{{string.Join(',', ids)}}}')";
        await Eventually.Until(() => QueryAsync<long>(handled), count => count == ids.Count);
    }

    /// <summary>Facts arrive, each under an id of its own, and everything they caused is committed.</summary>
    public Task ArriveAsync(params object[] facts) => ArriveAsync(facts.Select(fact => (fact, Guid.CreateVersion7())));

    /// <summary>A company the platform has told us of, with staff that has been active since the year before.</summary>
    public async Task<Guid> GivenCompanyAsync(string zone = "America/New_York", int staff = 0)
    {
        var company = Guid.CreateVersion7();
        await ArrivesAsync(CompanyIn(company, zone));
        for (var i = 0; i < staff; i++) await ArrivesAsync(StaffOf(company));
        await Eventually.Until(async () => await QueryAsync<long>($"SELECT count(*) FROM seats WHERE company_id = '{company}'") == staff
            && await QueryAsync<long>($"SELECT count(*) FROM accounts WHERE company_id = '{company}'") == 1);
        return company;
    }

    public static CompanyChanged CompanyIn(Guid company, string zone, long version = 1) => new(
        company, version, "Happy Paws", Plan.Team, false, "US", zone, "Olivia Park", "olivia@happypaws.example", [], true, true);

    public static StaffChanged StaffOf(Guid company, DateTimeOffset? from = null, DateTimeOffset? until = null, Guid? id = null, long version = 1) => new(
        company, id ?? Guid.CreateVersion7(), version, "Sam Lee", null, null, StaffRole.Sitter, until is null, from ?? Begin, until);

    public static MessageSent SentAt(Guid company, DateTimeOffset at, int segments = 1, Guid? contact = null, Purpose purpose = Purpose.FeedMessage) =>
        new(Guid.CreateVersion7(), company, contact, at, segments, 0, purpose);

    public static MessageReceived ReceivedAt(Guid company, DateTimeOffset at, int segments = 1, Guid? contact = null) =>
        new(Guid.CreateVersion7(), company, contact, at, segments, 0, false);

    public static NumberReserved ReservedAt(Guid company, DateTimeOffset at, Guid? number = null) => new(number ?? Guid.CreateVersion7(), company, at);

    /// <summary>The service's time goes on to that moment.</summary>
    public void ItIs(DateTimeOffset moment) => Clock.SetUtcNow(moment);

    /// <summary>A month no test has used yet: it is noon (UTC) of its tenth day now.</summary>
    public DateOnly ANewMonth()
    {
        var now = Clock.GetUtcNow();
        var month = new DateOnly(now.Year, now.Month, 1).AddMonths(1);
        ItIs(At(month, 10));
        return month;
    }

    /// <summary>Noon (UTC) of a day of a month.</summary>
    public static DateTimeOffset At(DateOnly month, int day, int hour = 12) => new(month.Year, month.Month, day, hour, 0, 0, TimeSpan.Zero);

    public HttpClient Admin(Guid company) => Host.ClientOf(new Caller(CallerRole.Admin, company, Guid.CreateVersion7(), "Olivia Park"));

    public HttpClient Operator() => Host.ClientOf(new Caller(CallerRole.Operator));

    /// <summary>Waits until nothing is under way to the ledger.</summary>
    public Task IsQuietAsync() => Eventually.Until(async () =>
    {
        foreach (var queue in Queues)
            if (await _bus!.ReadyAsync(queue) != 0) return false;
        return true;
    });

    /// <summary>The bodies of the facts published about a company, as another service's queue would see them.</summary>
    public Task<FactQueue> ListenAsync<T>() => FactQueue.ListenAsync(_bus!, Catalog.Of(typeof(T)).WireName);

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var command = _database!.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
