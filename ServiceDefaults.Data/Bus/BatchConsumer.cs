using System.Diagnostics;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Logging;

namespace ServiceDefaults.Data.Bus;

/// <summary>Brings a message from MassTransit into the group that is handled next.</summary>
internal sealed class BatchConsumer<TMessage, THandler>(
    InboxBatch<TMessage, THandler> batch, WireNames names, Suspects suspects, TimeProvider clock, ILogger<THandler> log) : IConsumer<TMessage>
    where TMessage : class
    where THandler : IHandleMany<TMessage>
{
    private readonly string _wireName = names.Of(typeof(TMessage)).WireName;

    public async Task Consume(ConsumeContext<TMessage> context)
    {
        var delivery = context.GetPayload<RabbitMqBasicConsumeContext>();
        var messageId = Delivery.IdOf(delivery.Properties.MessageId);
        var cancellationToken = context.CancellationToken;
        CompanyOf<TMessage>.Require(context.Message, _wireName, messageId);
        using var activity = TraceHeader.Activities.StartActivity(
            $"handle {_wireName}", ActivityKind.Consumer, TraceHeader.Read(delivery.Properties.Headers));
        var received = new Received<TMessage>(context.Message, Activity.Current?.Id);
        await Delivery.WhenDatabaseIsThereAsync(
            () => context.ReceiveContext.Redelivered && messageId is { } id
                ? suspects.HandleAloneAsync(id, _wireName, () => batch.HandleAsync(received, id, cancellationToken), cancellationToken)
                : batch.HandleAsync(received, messageId, cancellationToken),
            wait => log.LogWarning("The database is away; {Message} {MessageId} waits {Wait}", _wireName, messageId, wait),
            clock, cancellationToken);
    }
}
