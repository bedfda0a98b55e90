using Messaging.Data;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Numbers;

namespace Messaging.Senders;

/// <summary>Keeps the replica of the company's number.</summary>
public sealed class OnSenderChanged(MessagingDb db) : IHandle<SenderChanged>
{
    public async Task HandleAsync(SenderChanged message, CancellationToken cancellationToken)
    {
        await db.ApplyIfNewerAsync<Sender>([message.CompanyId], message.Version,
            () => new Sender(message.CompanyId), sender => sender.Apply(message), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
