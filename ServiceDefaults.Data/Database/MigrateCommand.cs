using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ServiceDefaults.Data.Database;

/// <summary>
/// <c>dotnet Service.dll migrate</c>: brings the service's database up to date and ends. It is a step of its own before
/// the service starts, so that replicas do not race and the service's role never needs rights on the server.
/// </summary>
public static class MigrateCommand
{
    /// <summary>True when the process was started for the migration.</summary>
    /// <param name="args">The arguments of the process.</param>
    public static bool IsAsked(string[] args) => args is ["migrate", ..];

    /// <summary>
    /// Creates role and database when <c>ConnectionStrings:postgres</c> (the server's administrator) is given, then migrates.
    /// </summary>
    /// <param name="app">The built application, not started.</param>
    /// <typeparam name="TDb">The service's context.</typeparam>
    public static async Task MigrateAsync<TDb>(this WebApplication app) where TDb : ServiceDb
    {
        var name = app.Services.GetRequiredService<ServiceDatabase>().Name;
        var target = new NpgsqlConnectionStringBuilder(app.Configuration.GetConnectionString(name));
        if (app.Configuration.GetConnectionString("postgres") is { Length: > 0 } administrator)
            await CreateRoleAndDatabaseAsync(administrator, target);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TDb>().Database.MigrateAsync();
    }

    private static async Task CreateRoleAndDatabaseAsync(string administrator, NpgsqlConnectionStringBuilder target)
    {
        await using var server = NpgsqlDataSource.Create(administrator);
        var role = Quote(target.Username!);
        var database = Quote(target.Database!);
        var password = target.Password!.Replace("'", "''", StringComparison.Ordinal);

        if (!await ExistsAsync(server, "SELECT 1 FROM pg_roles WHERE rolname = $1", target.Username!))
            await RunAsync(server, $"CREATE ROLE {role} LOGIN");
        // Every time: the password may have been rotated.
        await RunAsync(server, $"ALTER ROLE {role} LOGIN PASSWORD '{password}'");
        // template0, because another service's migration may be connected to template1 at the same moment.
        if (!await ExistsAsync(server, "SELECT 1 FROM pg_database WHERE datname = $1", target.Database!))
            await RunAsync(server, $"CREATE DATABASE {database} OWNER {role} TEMPLATE template0 ENCODING 'UTF8'");
        await RunAsync(server, $"REVOKE CONNECT, TEMPORARY ON DATABASE {database} FROM PUBLIC");
    }

    private static async Task<bool> ExistsAsync(NpgsqlDataSource server, string sql, string name)
    {
        await using var command = server.CreateCommand(sql);
        command.Parameters.AddWithValue(name);
        return await command.ExecuteScalarAsync() is not null;
    }

    private static async Task RunAsync(NpgsqlDataSource server, string sql)
    {
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
