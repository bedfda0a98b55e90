using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Notifications.Data;
using Npgsql;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Platform;

namespace Notifications.Tests.Notices;

/// <summary>
/// A burst of one company's events while its lock is held: those who wait for it must not sit on database connections. Three
/// kinds of events are handled sixteen at a time each; a service has twenty connections, so that everything else would stand still.
/// </summary>
[Trait("Needs", "Servers")]
public sealed class TurnsTests : IAsyncLifetime
{
    private const int OfEachKind = 20;
    private readonly Guid _busy = Guid.CreateVersion7();
    private readonly Guid _other;
    private TestHost<NotificationsDb>? _host;
    private AmqpClient? _bus;
    private NpgsqlDataSource? _database;

    // Another turn than the busy company's: they share no more than the database.
    public TurnsTests() => _other = Enumerable.Range(0, 1000).Select(_ => Guid.CreateVersion7()).First(id => Turns.IndexOf(id) != Turns.IndexOf(_busy));

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<NotificationsDb>("notifications-db");
        _database = NpgsqlDataSource.Create(settings["ConnectionStrings:notifications-db"]);
        _host = TestHost.Start<NotificationsDb>(settings);
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _bus!.DisposeAsync();
        await _host!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task Events_that_wait_for_their_companys_lock_leave_the_database_to_others()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using (var lockOfBusy = await _database!.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (await lockOfBusy.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended('notices:' || $1, 0))", lockOfBusy) { Parameters = { new() { Value = $"{_busy}" } } };
            await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            for (var i = 0; i < OfEachKind; i++)
            {
                await PublishAsync(new EventStarted(Guid.CreateVersion7(), _busy, Guid.CreateVersion7(), Guid.CreateVersion7(), "Dog walk", "Rex", now));
                await PublishAsync(new StaffLate(Guid.CreateVersion7(), _busy, Guid.CreateVersion7(), Guid.CreateVersion7(), "Dog walk", now, 20));
                await PublishAsync(new ServicesRequested(Guid.CreateVersion7(), _busy, Guid.CreateVersion7(), "3 dog walks", now));
            }

            await Eventually.Until(WaitingAsync, waiting => waiting > 0);
            foreach (var type in new[] { typeof(EventStarted), typeof(StaffLate), typeof(ServicesRequested) })
                await Eventually.Until(() => _bus!.ReadyAsync($"notifications.{Catalog.Of(type).WireName}"), ready => ready == 0);

            await PublishAsync(new ServiceChangeRequested(Guid.CreateVersion7(), _other, Guid.CreateVersion7(), ServiceChangeKind.Cancellation, "Dog walk", now));
            await Eventually.Until(() => NoticesAsync(_other), decided => decided == 1);
            Assert.Equal(1, await WaitingAsync());
            Assert.Equal(0, await NoticesAsync(_busy));
        }

        // The late one is two kinds of news, to the late and to the office.
        await Eventually.Until(() => NoticesAsync(_busy), decided => decided == 4 * OfEachKind);
    }

    private Task<long> NoticesAsync(Guid company) => CountAsync("SELECT count(*) FROM notices WHERE company_id = $1", company);

    private Task<long> WaitingAsync() => CountAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory'");

    private async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var command = _database!.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private Task PublishAsync<T>(T message) where T : class =>
        _bus!.PublishAsync(Catalog.Of(typeof(T)).WireName, JsonSerializer.Serialize(message, WireFormat.Json), $"{Guid.CreateVersion7()}");}
