using Notifications.Data;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Notifications;

namespace Notifications.Email;

/// <summary>Stores an ordered email, once per cause, for delivery.</summary>
public sealed class OnSendEmail(NotificationsDb db, TimeProvider clock) : IHandle<SendEmail>
{
    public Task HandleAsync(SendEmail message, CancellationToken cancellationToken)
    {
        db.Emails.Add(OutgoingEmail.Of(message, clock.GetUtcNow()));
        return db.SaveOnceAsync(EmailTables.Cause, cancellationToken);
    }
}
