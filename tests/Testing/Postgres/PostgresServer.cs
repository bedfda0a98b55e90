using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;

namespace Testing.Postgres;

/// <summary>Whether a server of the tests keeps what it acknowledged.</summary>
public enum Durability
{
    /// <summary>As in production: fsync and synchronous commit. For tests that kill the server.</summary>
    Full,

    /// <summary>Faster, and fine as long as the server itself is not killed.</summary>
    Relaxed,
}

/// <summary>A PostgreSQL server of the tests.</summary>
public sealed class PostgresServer
{
    // Not a superuser: what the services may not do in production fails in the tests too.
    private const string Role = "service";
    private const string RolePassword = "service";

    private readonly ConcurrentDictionary<Type, Lazy<Task<string>>> _templates = new();
    private readonly IServerControl _control;
    private int _databases;

    private PostgresServer(IServerControl control, string adminConnectionString) =>
        (_control, AdminConnectionString) = (control, adminConnectionString);

    /// <summary>Connects to the database <c>postgres</c> as superuser.</summary>
    public string AdminConnectionString { get; }

    /// <summary>Starts a server. Take <see cref="Servers.PostgresAsync"/> unless the test stops or kills it.</summary>
    /// <param name="durability">Whether it keeps what it acknowledged.</param>
    /// <param name="settings">Further lines of its configuration, where it is this machine's own.</param>
    public static async Task<PostgresServer> StartNewAsync(Durability durability, string settings = "")
    {
        var (control, connectionString) = await Servers.UseContainersAsync()
            ? await PostgresContainer.CreateAsync(durability)
            : await NativePostgres.CreateAsync(durability, settings);
        var server = new PostgresServer(control, connectionString);
        await server.AnswersAsync();
        await server.RunAsync($"CREATE ROLE {Role} LOGIN PASSWORD '{RolePassword}'");
        return server;
    }

    /// <summary>A database of its own for a test class, with the service's migrations applied. Returns the connection string.</summary>
    /// <typeparam name="TDb">The service's context.</typeparam>
    public async Task<string> FreshDatabaseAsync<TDb>() where TDb : ServiceDb
    {
        var template = await _templates.GetOrAdd(typeof(TDb), _ => new Lazy<Task<string>>(CreateTemplateAsync<TDb>)).Value;
        var name = $"{typeof(TDb).Name}_{Interlocked.Increment(ref _databases)}";
        await RunAsync($"CREATE DATABASE \"{name}\" OWNER {Role} TEMPLATE \"{template}\"");
        // Pooled, as in production: the workers of a few hosts that poll would otherwise open hundreds of connections a second.
        return ConnectionString(name, pooled: true);
    }

    /// <summary>Starts it again on the same port, with its data.</summary>
    public async Task StartAsync()
    {
        await _control.StartAsync();
        await AnswersAsync();
    }

    /// <summary>Ends it in order: sessions are cut, everything is written.</summary>
    public Task StopAsync() => _control.StopAsync();

    /// <summary>Ends it at once; the next start recovers from the log.</summary>
    public Task KillAsync() => _control.KillAsync();

    // A listening port is not an answer yet: the server may be recovering, or be a container's proxy.
    private Task AnswersAsync() => Eventually.Until(async () =>
    {
        await RunAsync("SELECT 1");
        return true;
    }, text: "PostgreSQL answers");

    // Through the registration that services use, so that the template's model is the services' model.
    private async Task<string> CreateTemplateAsync<TDb>() where TDb : ServiceDb
    {
        const string ConnectionName = "template";
        var name = $"template_{typeof(TDb).Name}";
        await RunAsync($"CREATE DATABASE \"{name}\" OWNER {Role} TEMPLATE template0");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[$"ConnectionStrings:{ConnectionName}"] = ConnectionString(name);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new WireNames([])).AddLogging();
        builder.AddServiceDatabase<TDb>(ConnectionName);
        await using var provider = builder.Services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TDb>().Database.MigrateAsync();
        return name;
    }

    // Not pooled where a database is made: a template must have no connection left when it is copied.
    private string ConnectionString(string database, bool pooled = false) => new NpgsqlConnectionStringBuilder(AdminConnectionString)
    {
        Database = database,
        Username = Role,
        Password = RolePassword,
        Pooling = pooled,
    }.ConnectionString;

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
