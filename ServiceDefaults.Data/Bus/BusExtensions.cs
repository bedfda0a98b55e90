using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Data.Operations;

namespace ServiceDefaults.Data.Bus;

/// <summary>RabbitMQ for a service: consumers with an inbox, an outbox with its relay, topology declared before the first publish.</summary>
public static class BusExtensions
{
    internal const string ConnectionName = "rabbitmq";

    /// <summary>Adds the bus. Configuration <c>ConnectionStrings:rabbitmq</c> (amqp://user:password@host:port/vhost).</summary>
    /// <param name="builder">The host being built.</param>
    /// <param name="service">The service's name, as in <see cref="WireMessage.ReadBy"/>; the first part of its queues' names.</param>
    /// <param name="messages">All messages of the system, from the contracts.</param>
    /// <param name="configure">Which messages the service handles.</param>
    public static IHostApplicationBuilder AddBus(
        this IHostApplicationBuilder builder, string service, IEnumerable<WireMessage> messages, Action<Handlers> configure)
    {
        var names = new WireNames(messages);
        var handlers = new Handlers(service, names, builder.Services);
        configure(handlers);
        handlers.EnsureComplete();

        var services = builder.Services;
        services.AddSingleton(names);
        services.AddSingleton<BusTopology>();
        services.AddSingleton<BusPublisher>();
        services.AddSingleton<Suspects>();
        services.AddSingleton<DeadLetterBox>().AddSingleton<StateReader>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<InboxKeeper>();
        services.AddHealthChecks().AddCheck<RelayHealth>("relay").AddCheck<OutboxHealth>("outbox");
        services.AddMassTransit(bus =>
        {
            // A broker that is away slows facts down; APIs and webhooks keep working (reliability.md R8).
            bus.ConfigureHealthCheckOptions(options => options.MinimalFailureStatus = HealthStatus.Degraded);
            handlers.AddConsumers(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(AmqpAddress(context.GetRequiredService<IConfiguration>()));
                rabbit.SendTopology.ConfigureErrorSettings = BusTopology.AsErrorQueue;
                rabbit.MessageTopology.SetEntityNameFormatter(new WireNameFormatter(names));
                // The wire format is the bare JSON of the record: any AMQP client can publish and read it.
                rabbit.ClearSerialization();
                rabbit.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType | RawSerializerOptions.AddTransportHeaders, isDefault: true);
                handlers.MapEndpoints(context, rabbit);
            });
        });
        return builder;
    }

    internal static Uri AmqpAddress(IConfiguration configuration) => new(
        configuration.GetConnectionString(ConnectionName)
        ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is not configured."));

    private sealed class WireNameFormatter(WireNames names) : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => names.Of(typeof(T)).WireName;
    }
}
