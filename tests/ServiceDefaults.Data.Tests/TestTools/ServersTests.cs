using Npgsql;
using Testing.Postgres;
using Testing.Rabbit;

namespace ServiceDefaults.Data.Tests.TestTools;

/// <summary>The tests' own tools: a crash test proves nothing with a server that does not really crash and come back.</summary>
public sealed class ServersTests
{
    [Fact]
    public async Task PostgreSQL_keeps_what_it_acknowledged_when_it_is_killed_and_started_again()
    {
        var server = await PostgresServer.StartNewAsync(Durability.Full);
        await RunAsync(server, "CREATE TABLE kept AS SELECT 1 AS one");
        await server.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => RunAsync(server, "SELECT 1"));
        await server.StartAsync();
        Assert.Equal(1, await RunAsync(server, "SELECT one FROM kept"));
        await server.StopAsync();
    }

    [Fact]
    public async Task RabbitMQ_comes_back_on_the_same_address_after_kill_and_after_stop()
    {
        var server = await RabbitServer.StartNewAsync();
        var address = await server.FreshVirtualHostAsync();
        await server.KillAsync();
        await server.StartAsync();
        await AssertAnswersAsync(address);
        await server.StopAsync();
        await server.StartAsync();
        await AssertAnswersAsync(address);
    }

    private static async Task AssertAnswersAsync(string address)
    {
        await using var client = await AmqpClient.ConnectAsync(address);
        Assert.Null(await client.ReadyAsync("no such queue"));
    }

    private static async Task<object?> RunAsync(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
