using Notifications.Data;
using Notifications.Email.Templates;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Numbers;

namespace Notifications.Incoming;

/// <summary>The owner hears of trouble, of what waits for them, and of green; the customer-experience team of trouble.</summary>
public sealed class OnRegistrationChanged(NotificationsDb db, TimeProvider clock) : IHandle<RegistrationChanged>
{
    public async Task HandleAsync(RegistrationChanged message, CancellationToken cancellationToken)
    {
        RegistrationStanding? before = null;
        string? saidBefore = null;
        // Only what is newer than all we heard gets here, and each version once: the key needs no guard of its own.
        if (await db.ApplyIfNewerAsync<Registration>([message.CompanyId], message.Version, () => new(message.CompanyId), Take, cancellationToken) is null) return;

        foreach (var kind in RegistrationOutcome.EmailsFor(before, saidBefore, message.Standing, Registration.SaysOf(message)))
        {
            db.EmailNews.Add(EmailNews.Of(message.CompanyId, $"{kind}:{message.Version}", kind, clock.GetUtcNow(), new()
            {
                ["step"] = message.FailedStep ?? "",
                ["reason"] = message.Reason ?? "",
            }));
        }

        await db.SaveChangesAsync(cancellationToken);

        void Take(Registration registration)
        {
            (before, saidBefore) = (registration.Standing, registration.Says);
            registration.Apply(message);
        }
    }
}
