using System.Text;
using Aspire.Hosting;
using Npgsql;
using RabbitMQ.Client;
using Testing;
using Testing.Processes;

namespace AppHost.Tests.Native;

/// <summary>The real servers: what they keep, and that they can be killed and started again.</summary>
public sealed class ServersTests
{
    [Fact]
    public async Task A_killed_PostgreSQL_starts_again_on_the_same_port_with_what_was_committed()
    {
        await using var drawing = new Drawing();
        var postgres = drawing.Builder.AddPostgres("postgres").WithDataVolume();
        await drawing.StartUntilReadyAsync();
        var address = (await postgres.Resource.ConnectionStringExpression.GetValueAsync(TestContext.Current.CancellationToken))!;
        await QueryAsync(address, "CREATE TABLE kept AS SELECT 42 AS answer");
        using var host = await drawing.ConnectAsync();

        Signals.Send((await host.ResourceAsync("postgres")).Pid!.Value, Signals.Kill);
        await host.UntilAsync("postgres", r => r.State == "Exited");
        (await host.CommandAsync("postgres", "start")).EnsureSuccessStatusCode();
        await host.UntilAsync("postgres", r => r.IsReady);

        Assert.Equal(42, await QueryAsync(address, "SELECT answer FROM kept"));
        Assert.NotEqual(0, Machine.UserOf((await host.ResourceAsync("postgres")).Pid!.Value));
    }

    [Fact]
    public async Task A_killed_RabbitMQ_starts_again_on_the_same_port_with_its_queues()
    {
        await using var drawing = new Drawing();
        var rabbitmq = drawing.Builder.AddRabbitMQ("rabbitmq").WithDataVolume();
        await drawing.StartUntilReadyAsync();
        var factory = new ConnectionFactory { Uri = new Uri((await rabbitmq.Resource.ConnectionStringExpression.GetValueAsync(TestContext.Current.CancellationToken))!) };
        await using (var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken))
        await using (var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), TestContext.Current.CancellationToken))
        {
            await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false, cancellationToken: TestContext.Current.CancellationToken);
            await channel.BasicPublishAsync("", "kept", false, new BasicProperties { Persistent = true }, new byte[] { 42 }, TestContext.Current.CancellationToken);
        }

        // RabbitMQ confirms a message when that is on disk, and tells of a queue up to seconds before its name is.
        await Eventually.Until(() => IsOnDisk(drawing.Data, "kept"));
        using var host = await drawing.ConnectAsync();
        Signals.Send((await host.ResourceAsync("rabbitmq")).Pid!.Value, Signals.Kill);
        await host.UntilAsync("rabbitmq", r => r.State == "Exited");
        (await host.CommandAsync("rabbitmq", "start")).EnsureSuccessStatusCode();
        await host.UntilAsync("rabbitmq", r => r.IsReady);

        Assert.NotEqual(0, Machine.UserOf((await host.ResourceAsync("rabbitmq")).Pid!.Value));
        await using var again = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var reader = await again.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(42, (await reader.BasicGetAsync("kept", autoAck: true, TestContext.Current.CancellationToken))!.Body.Span[0]);
    }

    private static bool IsOnDisk(string data, string queue)
    {
        try
        {
            return new DirectoryInfo(data).EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Name == "LATEST.LOG" || file.Name.StartsWith("rabbit_durable_queue.", StringComparison.Ordinal))
                .Any(file => File.ReadAllBytes(file.FullName).AsSpan().IndexOf(Encoding.ASCII.GetBytes(queue)) >= 0);
        }
        catch (FileNotFoundException)
        {
            // Its log was just put into its tables: look again.
            return false;
        }
    }

    private static async Task<object?> QueryAsync(string address, string sql)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
