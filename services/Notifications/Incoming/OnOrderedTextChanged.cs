using Microsoft.EntityFrameworkCore;
using Notifications.Data;
using Notifications.Notices;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Messaging;

namespace Notifications.Incoming;

/// <summary>What became of a notice's text. Orders of others are told on the same exchange and mean nothing here.</summary>
internal sealed class OnOrderedTextChanged(NotificationsDb db, Turns turns) : IHandle<OrderedTextChanged>
{
    public async Task HandleAsync(OrderedTextChanged message, CancellationToken cancellationToken)
    {
        if (Notice.CauseOf(message.Key) is not var (eventId, recipient)) return;

        using var turn = await turns.TakeAsync(recipient, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two pieces of news of one text may come at once, and the later one must see the earlier.
        var notices = await db.Notices.FromSql(
            $"SELECT * FROM notices WHERE company_id = {message.CompanyId} AND event_id = {eventId} AND recipient_id = {recipient} AND channel = 'Text' FOR UPDATE").ToListAsync(cancellationToken);
        foreach (var notice in notices.Where(notice => notice.WasOrdered)) notice.Hear(message);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
