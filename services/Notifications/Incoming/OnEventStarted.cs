using Notifications.Notices;
using Notifications.Rules;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Notifications.Incoming;

/// <summary>The client hears that the visit was started.</summary>
internal sealed class OnEventStarted(DecideNotices notices) : IHandle<EventStarted>
{
    public Task HandleAsync(EventStarted message, CancellationToken cancellationToken) => notices.HandleAsync(
        message, message.CompanyId, message.EventId, [message.ClientId, message.StaffId], [new EventStartedToClient()], cancellationToken);
}
