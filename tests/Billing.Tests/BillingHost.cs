using System.Text.Json;
using Billing.Data;
using Npgsql;
using ServiceDefaults.Auth;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;

namespace Billing.Tests;

/// <summary>Billing with a database and a broker of its own; facts arrive as Messaging publishes them.</summary>
public sealed class BillingHost : IAsyncLifetime
{
    private TestHost<BillingDb>? _host;
    private AmqpClient? _bus;

    public TestHost<BillingDb> Host => _host!;

    public string Database { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<BillingDb>("billing-db");
        Database = settings["ConnectionStrings:billing-db"];
        _host = TestHost.Start<BillingDb>(settings);
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _bus!.DisposeAsync();
        await _host!.DisposeAsync();
    }

    /// <summary>A fact arrives.</summary>
    /// <param name="fact">A record of the contracts.</param>
    /// <param name="messageId">The same for a redelivery, another for a replay by a forgetful publisher.</param>
    public Task ArrivesAsync(object fact, Guid? messageId = null) => _bus!.PublishAsync(
        Catalog.Of(fact.GetType()).WireName, JsonSerializer.Serialize(fact, fact.GetType(), WireFormat.Json), (messageId ?? Guid.CreateVersion7()).ToString());

    public HttpClient Admin(Guid company) => Host.ClientOf(new Caller(CallerRole.Admin, company, Guid.CreateVersion7(), "Olivia Park"));

    public HttpClient Operator() => Host.ClientOf(new Caller(CallerRole.Operator));

    /// <summary>Waits until nothing is under way to the ledger.</summary>
    public Task IsQuietAsync() => Eventually.Until(async () =>
        await _bus!.ReadyAsync("billing.messaging.message-sent") == 0
        && await _bus.ReadyAsync("billing.messaging.message-received") == 0
        && await _bus.ReadyAsync("billing.messaging.message-failed") == 0);

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Database);
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
