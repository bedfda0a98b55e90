using System.Globalization;
using Notifications.Data;
using Notifications.Email.Templates;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;

namespace Notifications.Incoming;

/// <summary>The company hears of a text that belongs to nobody: once per text, its sender masked.</summary>
public sealed class OnUnassignedMessageReceived(NotificationsDb db, TimeProvider clock) : IHandle<UnassignedMessageReceived>
{
    public Task HandleAsync(UnassignedMessageReceived message, CancellationToken cancellationToken)
    {
        db.EmailNews.Add(EmailNews.Of(message.CompanyId, $"unassigned:{message.TextMessageId:N}", EmailKind.UnassignedText, clock.GetUtcNow(), new()
        {
            ["sender"] = message.FromMasked,
            ["at"] = message.At.ToString("O", CultureInfo.InvariantCulture),
            ["reason"] = message.Reason.ToString(),
        }));
        return db.SaveOnceAsync(TemplateTables.Cause, cancellationToken);
    }
}
