using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;

namespace ServiceDefaults.Data.Database;

/// <summary>PostgreSQL for a service: one data source, pooled contexts, snake_case names, a health check.</summary>
public static class DatabaseExtensions
{
    /// <summary>Adds the service's database. Configuration <c>ConnectionStrings:{name}</c>.</summary>
    /// <param name="builder">The host being built.</param>
    /// <param name="name">Connection string name, for example <c>messaging-db</c>.</param>
    /// <typeparam name="TDb">The service's context.</typeparam>
    public static IHostApplicationBuilder AddServiceDatabase<TDb>(this IHostApplicationBuilder builder, string name)
        where TDb : ServiceDb
    {
        // EF writes a line for every statement; the spans of Npgsql tell the same to whoever wants it.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton(new ServiceDatabase(name));
        services.AddSingleton(provider => BuildDataSource(provider, name));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<CommitListener>();
        services.TryAddScoped<CurrentCompany>();
        services.AddPooledDbContextFactory<TDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention()
            // A young service may have no table of its own yet.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.NoEntityTypeConfigurationsWarning))
            .AddInterceptors(provider.GetRequiredService<CommitListener>()));

        // Every lease gets the scope's company; nothing of the former lease can leak into the next.
        services.AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext();
            db.Lease(provider.GetRequiredService<CurrentCompany>(), provider.GetRequiredService<WireNames>(), provider.GetRequiredService<TimeProvider>());
            return db;
        });
        services.AddScoped<ServiceDb>(provider => provider.GetRequiredService<TDb>());
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return builder;
    }

    private static NpgsqlDataSource BuildDataSource(IServiceProvider provider, string name)
    {
        var text = provider.GetRequiredService<IConfiguration>().GetConnectionString(name)
            ?? throw new InvalidOperationException($"ConnectionStrings:{name} is not configured.");
        var builder = new NpgsqlDataSourceBuilder(text);
        builder.EnableDynamicJson();
        builder.ConnectionStringBuilder.ApplicationName ??= name;
        // More than any service has. On a busy connection a reader of Npgsql was seen to lose count of its answers, most likely
        // when one prepared statement replaced another, and the transaction it was in stayed open.
        builder.ConnectionStringBuilder.MaxAutoPrepare = 250;
        // Whatever leaves a transaction open, its locks are not to outlive a minute. Compiling a statement takes the server longer
        // than running any of ours.
        builder.ConnectionStringBuilder.Options = "-c idle_in_transaction_session_timeout=60s -c jit=off";
        // Four services and their replicas share the server's hundred connections.
        builder.ConnectionStringBuilder.MaxPoolSize = 20;
        // A webhook must fail fast enough for the carrier to try again (reliability.md R9).
        builder.ConnectionStringBuilder.Timeout = 5;
        builder.ConnectionStringBuilder.CommandTimeout = 15;
        return builder.Build();
    }

    private sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var ping = database.CreateCommand("SELECT 1");
                await ping.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException exception)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", exception);
            }
        }
    }
}

/// <summary>Which database a service owns.</summary>
/// <param name="Name">Connection string name.</param>
public sealed record ServiceDatabase(string Name);
