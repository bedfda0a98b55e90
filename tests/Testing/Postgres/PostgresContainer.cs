using Npgsql;
using Testcontainers.PostgreSql;
using Testing.Processes;

namespace Testing.Postgres;

/// <summary>PostgreSQL in a container on a fixed port, so that it comes back where it was.</summary>
internal sealed class PostgresContainer(PostgreSqlContainer container) : IServerControl
{
    internal const string Image = "postgres:15";

    internal static async Task<(IServerControl Control, string ConnectionString)> CreateAsync(Durability durability)
    {
        var safe = durability is Durability.Full ? "on" : "off";
        var container = new PostgreSqlBuilder(Image)
            .WithUsername("postgres")
            .WithPortBinding(Ports.Free(), PostgreSqlBuilder.PostgreSqlPort)
            .WithCommand("-c", $"fsync={safe}", "-c", $"synchronous_commit={safe}", "-c", $"full_page_writes={safe}", "-c", "max_connections=600")
            .Build();
        await container.StartAsync();
        var connectionString = new NpgsqlConnectionStringBuilder(container.GetConnectionString()) { Pooling = false }.ConnectionString;
        return (new PostgresContainer(container), connectionString);
    }

    public Task StartAsync() => container.StartAsync();

    public Task StopAsync() => container.StopAsync();

    // SIGQUIT is PostgreSQL's immediate shutdown: nothing is written any more, the next start recovers.
    public async Task KillAsync()
    {
        await container.ExecAsync(["sh", "-c", "kill -QUIT 1"]);
        await container.StopAsync();
    }
}
