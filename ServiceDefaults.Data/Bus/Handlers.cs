using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDefaults.Data.Bus;

/// <summary>The messages a service handles: one queue per message type.</summary>
public sealed class Handlers
{
    private const ushort Prefetch = 128;
    private const int Concurrency = 16;

    // Those that are handled in groups wait for each other: all that were delivered may.
    private const int GroupedConcurrency = Prefetch;

    private readonly string _service;
    private readonly WireNames _names;
    private readonly IServiceCollection _services;
    private readonly List<Type> _handled = [];
    private readonly List<Action<IRegistrationConfigurator>> _consumers = [];
    private readonly List<Action<IBusRegistrationContext, IRabbitMqBusFactoryConfigurator>> _endpoints = [];

    internal Handlers(string service, WireNames names, IServiceCollection services) => (_service, _names, _services) = (service, names, services);

    /// <summary>Adds a handler, and the queue it reads.</summary>
    /// <typeparam name="TMessage">The contract; its catalog entry must name this service as a reader.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    public Handlers Handle<TMessage, THandler>() where TMessage : class where THandler : class, IHandle<TMessage> =>
        Read<TMessage, THandler, InboxConsumer<TMessage, THandler>>(Concurrency);

    /// <summary>Adds a handler that takes many messages in one commit, and the queue it reads.</summary>
    /// <typeparam name="TMessage">The contract; its catalog entry must name this service as a reader.</typeparam>
    /// <typeparam name="THandler">The handler.</typeparam>
    public Handlers HandleMany<TMessage, THandler>() where TMessage : class where THandler : class, IHandleMany<TMessage>
    {
        _services.AddSingleton<InboxBatch<TMessage, THandler>>();
        return Read<TMessage, THandler, BatchConsumer<TMessage, THandler>>(GroupedConcurrency);
    }

    private Handlers Read<TMessage, THandler, TConsumer>(int concurrency) where TMessage : class where THandler : class where TConsumer : class, IConsumer<TMessage>
    {
        var message = _names.Of(typeof(TMessage));
        if (!message.ReadBy.Contains(_service))
            throw new InvalidOperationException($"The catalog does not name {_service} as a reader of {message.WireName}.");
        _handled.Add(typeof(TMessage));
        _services.AddScoped<THandler>();
        _consumers.Add(bus => bus.AddConsumer<TConsumer>());
        var queue = message.QueueOf(_service);
        _endpoints.Add((context, rabbit) => rabbit.ReceiveEndpoint(queue, endpoint =>
        {
            // The binding is declared by BusTopology, the same way from every process.
            endpoint.ConfigureConsumeTopology = false;
            foreach (var (name, value) in BusTopology.QueueArguments(queue)) endpoint.SetQueueArgument(name, value);
            endpoint.ConfigureChannel(channel => channel.UseFilter(new DeadChannelFilter(endpoint.InputAddress)));
            // What cannot be handled goes to the error queue; nobody reads fault events.
            endpoint.PublishFaults = false;
            endpoint.PrefetchCount = Prefetch;
            endpoint.ConcurrentMessageLimit = concurrency;
            // Snapshots of one row at once: each round one of them wins, so as many rounds as handlers are enough.
            endpoint.UseMessageRetry(retry =>
            {
                retry.Handle<DbUpdateConcurrencyException>();
                retry.Interval(2 * Concurrency, TimeSpan.FromMilliseconds(10));
            });
            endpoint.UseMessageRetry(retry =>
            {
                retry.Ignore<PoisonMessageException>();
                retry.Ignore<DbUpdateConcurrencyException>();
                retry.Intervals(20, 100, 500);
            });
            endpoint.ConfigureConsumer<TConsumer>(context);
        }));
        return this;
    }

    // A queue that the topology declares and nobody reads would fill the broker's disk.
    internal void EnsureComplete()
    {
        var missing = _names.All.Where(message => message.ReadBy.Contains(_service) && !_handled.Contains(message.Type)).ToArray();
        if (missing.Length > 0)
            throw new InvalidOperationException($"The catalog says {_service} reads {string.Join(", ", missing.Select(m => m.WireName))}, but it has no handler.");
    }

    internal void AddConsumers(IRegistrationConfigurator bus) => _consumers.ForEach(add => add(bus));

    internal void MapEndpoints(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit) =>
        _endpoints.ForEach(map => map(context, rabbit));
}
