using Notifications.Data;
using Texting.Contracts.Platform;

namespace Notifications.Audience;

/// <summary>Those who hear of what happens in a company.</summary>
internal static class ReadOffice
{
    /// <summary>Active admins and office managers of the current company.</summary>
    internal static IQueryable<Recipient> Office(this NotificationsDb db) =>
        db.Recipients.Where(person => person.Active && (person.Role == StaffRole.Admin || person.Role == StaffRole.OfficeManager));
}
