using Notifications.Notices;
using Notifications.Rules;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Notifications.Incoming;

/// <summary>The late one hears it, and the office.</summary>
internal sealed class OnStaffLate(DecideNotices notices) : IHandle<StaffLate>
{
    public Task HandleAsync(StaffLate message, CancellationToken cancellationToken) => notices.HandleAsync(
        message, message.CompanyId, message.EventId, [message.StaffId, message.ClientId], [new StaffLateToOwnEventToStaff(), new StaffLateToEventToOffice()], cancellationToken);
}
