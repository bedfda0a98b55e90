using Messaging.Data;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Inbound;

/// <summary>A text that belongs to no feed: it waits for somebody who knows whose it is, and the company is told once.</summary>
internal static class KeepUnassigned
{
    internal static async Task KeepUnassignedAsync(
        this MessagingDb db, InboundText text, Guid textId, Guid companyId, SenderMatch match, bool isKeyword, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reason = match is SenderMatch.Several ? UnassignedReason.SeveralPeople : UnassignedReason.NobodyKnown;
        var row = new UnassignedRow { TextId = textId, CompanyId = companyId, Phone = text.From, Reason = reason, CreatedAt = at, IsKeyword = isKeyword };
        db.Unassigned.Add(row);
        if (await db.BlockedSenders.AsNoTracking().SingleOrDefaultAsync(sender => sender.Phone == text.From, cancellationToken) is { } blocked)
        {
            row.Block(blocked.BlockedBy, now);
            return;
        }

        db.Outbox.Add(new UnassignedMessageReceived(textId, companyId, at, MaskedPhone.Of(text.From), reason));
    }
}
