using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;

namespace Testing;

/// <summary>A program of ours inside the test process: its real Program on Kestrel, with the configuration of the test.</summary>
/// <typeparam name="TEntry">Any type of its assembly; for a service its DbContext.</typeparam>
public sealed class TestHost<TEntry> : WebApplicationFactory<TEntry> where TEntry : class
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Action<IServiceCollection> _services;
    private readonly LogLines _log = new();

    internal TestHost(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services)
    {
        (_settings, _services) = (settings, services ?? (_ => { }));
        // Not UseKestrel(0): it sets the port when the host is built, and on a busy machine Program has started it by then.
        UseKestrel();
        StartServer();
        Address = ClientOptions.BaseAddress;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it logged so far, one entry a line.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    /// <summary>A client whose requests come from this caller, as the gateway would forward them.</summary>
    public HttpClient ClientOf(Caller caller) => new(Tokens.Handler(caller, new SocketsHttpHandler())) { BaseAddress = Address };

    /// <summary>Waits until everything it needs is there; for a service that includes the broker with all exchanges and queues.</summary>
    public async Task IsHealthyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        await Eventually.Until(() => client.GetStringAsync("/health"), health => health == "Healthy");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(_log));
        builder.ConfigureTestServices(_services);
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        internal ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Lines.Enqueue($"{logLevel}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}");
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>Starts programs of ours for tests.</summary>
public static class TestHost
{
    /// <summary>A service with a database and a virtual host of its own, ready for requests and messages.</summary>
    /// <param name="connectionName">Its connection string name, for example <c>messaging-db</c>.</param>
    /// <param name="settings">More configuration; keys with colons.</param>
    /// <param name="services">Changes to its services, for example another <see cref="TimeProvider"/>.</param>
    /// <typeparam name="TDb">The service's context.</typeparam>
    public static async Task<TestHost<TDb>> ServiceAsync<TDb>(
        string connectionName, IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null) where TDb : ServiceDb
    {
        var all = await SettingsAsync<TDb>(connectionName);
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;
        var host = Start<TDb>(all, services);
        await host.IsHealthyAsync();
        return host;
    }

    /// <summary>Any program, not waited for: the gateway, Web, the simulator.</summary>
    public static TestHost<TEntry> Start<TEntry>(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services = null)
        where TEntry : class => new(settings, services);

    /// <summary>What every service needs: fresh database, fresh virtual host, the keys of the tests.</summary>
    public static async Task<Dictionary<string, string>> SettingsAsync<TDb>(string connectionName) where TDb : ServiceDb
    {
        var rabbit = Servers.RabbitAsync(); // starts while PostgreSQL does
        var database = await (await Servers.PostgresAsync()).FreshDatabaseAsync<TDb>();
        return new Dictionary<string, string>
        {
            [$"ConnectionStrings:{connectionName}"] = database,
            ["ConnectionStrings:rabbitmq"] = await (await rabbit).FreshVirtualHostAsync(),
            ["InternalToken:Key"] = Tokens.Key,
            ["Cursors:Key"] = Tokens.CursorsKey,
        };
    }
}
