using Messaging.Data;
using Messaging.OptOuts;
using Texting.Contracts.Messaging;

namespace Messaging.Contacts;

/// <summary>Who changes how somebody is texted, and by which way.</summary>
/// <param name="Source">The way.</param>
/// <param name="PersonId">The person.</param>
/// <param name="PersonName">As shown in the timeline.</param>
/// <param name="Wording">What the person read when agreeing; null when nothing was shown.</param>
internal sealed record ChangedBy(ConsentSource Source, Guid? PersonId, string? PersonName, string? Wording = null);

/// <summary>One person's switch and default delivery change: the values, the evidence, and the news for the platform.</summary>
internal static class TextingChange
{
    /// <summary>In a transaction; the rest waits for <c>SaveChanges</c>. What is so already is neither changed nor recorded.</summary>
    internal static async Task ChangeTextingAsync(
        this MessagingDb db, Contact contact, bool? enabled, DeliveryMode? delivery, ChangedBy by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var before = (contact.TextingEnabled, contact.DefaultDelivery);
        contact.ChangeTexting(enabled, delivery);
        if (before == (contact.TextingEnabled, contact.DefaultDelivery)) return;

        if (contact.TextingEnabled != before.TextingEnabled)
            Record(contact.TextingEnabled ? ConsentChange.TextingEnabled : ConsentChange.TextingDisabled, detail: null);
        if (contact.DefaultDelivery != before.DefaultDelivery) Record(ConsentChange.DefaultDelivery, contact.DefaultDelivery.ToString());
        await db.TellPlatformAsync(contact.Id, cancellationToken);

        void Record(ConsentChange change, string? detail) => db.ConsentEvents.Add(new ConsentEvent
        {
            CompanyId = contact.CompanyId,
            ContactId = contact.Id,
            Phone = contact.TextingPhone,
            Change = change,
            Source = by.Source,
            Detail = detail,
            Wording = by.Wording,
            PersonId = by.PersonId,
            PersonName = by.PersonName,
            At = at,
        });
    }
}
