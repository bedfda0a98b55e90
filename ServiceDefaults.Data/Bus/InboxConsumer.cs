using System.Diagnostics;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;

namespace ServiceDefaults.Data.Bus;

/// <summary>Handles one kind of message. The class is called <c>On…</c>, one file each.</summary>
/// <typeparam name="T">The contract.</typeparam>
public interface IHandle<in T> where T : class
{
    /// <summary>
    /// Applies the message. Save at most once: the inbox row is in the same unit of work, and what is left unsaved is
    /// saved afterwards. The company of the message is current. An effect must also hold against a replay after the
    /// inbox has forgotten: give it a unique key of its own.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends with the process.</param>
    Task HandleAsync(T message, CancellationToken cancellationToken);
}

/// <summary>
/// Brings a message from MassTransit to its handler: a scope, the company, the inbox row in the handler's commit.
/// A duplicate does nothing; a database that is away is waited for instead of filling the error queue.
/// </summary>
internal sealed class InboxConsumer<TMessage, THandler>(
    IServiceScopeFactory scopes, WireNames names, Suspects suspects, TimeProvider clock, ILogger<THandler> log) : IConsumer<TMessage>
    where TMessage : class
    where THandler : IHandle<TMessage>
{
    private readonly string _wireName = names.Of(typeof(TMessage)).WireName;

    public async Task Consume(ConsumeContext<TMessage> context)
    {
        var delivery = context.GetPayload<RabbitMqBasicConsumeContext>();
        var messageId = Delivery.IdOf(delivery.Properties.MessageId);
        var cancellationToken = context.CancellationToken;
        using var activity = TraceHeader.Activities.StartActivity(
            $"handle {_wireName}", ActivityKind.Consumer, TraceHeader.Read(delivery.Properties.Headers));
        await Delivery.WhenDatabaseIsThereAsync(
            () => context.ReceiveContext.Redelivered && messageId is { } id
                ? suspects.HandleAloneAsync(id, _wireName, () => HandleOnceAsync(context.Message, id, cancellationToken), cancellationToken)
                : HandleOnceAsync(context.Message, messageId, cancellationToken),
            wait => log.LogWarning("The database is away; {Message} {MessageId} waits {Wait}", _wireName, messageId, wait),
            clock, cancellationToken);
    }

    private async Task HandleOnceAsync(TMessage message, Guid? messageId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (CompanyOf<TMessage>.Require(message, _wireName, messageId) is { } company) scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(company);

        var db = scope.ServiceProvider.GetRequiredService<ServiceDb>();
        // Publishers outside our house may leave the id out; their messages rest on the handlers' own unique keys.
        if (messageId is { } id) db.InboxRows.Add(new InboxRow { MessageId = id, WireName = _wireName, HandledAt = clock.GetUtcNow() });
        try
        {
            await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(message, cancellationToken);
            if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.Violates(BusTables.InboxKey))
        {
            log.LogDebug("{Message} {MessageId} was handled before", _wireName, messageId);
        }
    }
}
