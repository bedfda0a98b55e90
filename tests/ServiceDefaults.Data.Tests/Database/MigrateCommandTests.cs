using Npgsql;
using Testing;
using Testing.Processes;

namespace ServiceDefaults.Data.Tests.Database;

public sealed class MigrateCommandTests
{
    [Fact]
    public async Task A_service_gets_a_role_and_a_database_that_no_other_service_can_enter()
    {
        var server = await Servers.PostgresAsync();
        var (red, blue) = (Target(server.AdminConnectionString, "red"), Target(server.AdminConnectionString, "blue"));
        await MigrateAsync(server.AdminConnectionString, red);
        await MigrateAsync(server.AdminConnectionString, blue);

        Assert.Equal(0L, await CountAsync(red, "SELECT count(*) FROM notes"));
        Assert.Equal(0L, await CountAsync(red, "SELECT count(*) FROM pg_roles WHERE rolname = 'red' AND (rolsuper OR rolcreatedb OR rolcreaterole)"));
        var intruder = new NpgsqlConnectionStringBuilder(red) { Database = "blue" }.ConnectionString;
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => CountAsync(intruder, "SELECT 1"))).SqlState);
    }

    [Fact]
    public async Task It_may_run_again_and_takes_over_a_new_password()
    {
        var server = await Servers.PostgresAsync();
        var green = Target(server.AdminConnectionString, "green");
        await MigrateAsync(server.AdminConnectionString, green);
        var rotated = new NpgsqlConnectionStringBuilder(green) { Password = "it's \"new\"" }.ConnectionString;
        await MigrateAsync(server.AdminConnectionString, rotated);

        Assert.Equal(0L, await CountAsync(rotated, "SELECT count(*) FROM notes"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, (await Assert.ThrowsAsync<PostgresException>(() => CountAsync(green, "SELECT 1"))).SqlState);
    }

    private static string Target(string administrator, string name) => new NpgsqlConnectionStringBuilder(administrator)
    {
        Username = name,
        Password = $"password of {name}",
        Database = name,
        Pooling = false,
    }.ConnectionString;

    private static async Task MigrateAsync(string administrator, string target)
    {
        var (exitCode, output) = await ServiceProcess.RunAsync(ServiceProcess.DllOf("SampleService"), new Dictionary<string, string>
        {
            ["ConnectionStrings:postgres"] = administrator,
            ["ConnectionStrings:sample-db"] = target,
            ["ConnectionStrings:rabbitmq"] = "amqp://nobody:none@127.0.0.1:1",
            ["InternalToken:Key"] = Tokens.Key,
        }, "migrate");
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("password of", output, StringComparison.Ordinal);
    }

    private static async Task<long> CountAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }
}
