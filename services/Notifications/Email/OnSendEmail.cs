using Notifications.Data;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Notifications;

namespace Notifications.Email;

/// <summary>Stores an ordered email, once per cause, for delivery.</summary>
internal sealed class OnSendEmail(NotificationsDb db, EmailDispatcher dispatcher, TimeProvider clock) : IHandle<SendEmail>
{
    public async Task HandleAsync(SendEmail message, CancellationToken cancellationToken)
    {
        db.Emails.Add(OutgoingEmail.Of(message, clock.GetUtcNow()));
        if (await db.SaveOnceAsync(EmailTables.Cause, cancellationToken)) dispatcher.Wake();
    }
}
