using Notifications.Notices;
using Notifications.Rules;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Notifications.Incoming;

/// <summary>The office hears that a client wants it otherwise, or not at all.</summary>
internal sealed class OnServiceChangeRequested(DecideNotices notices) : IHandle<ServiceChangeRequested>
{
    public Task HandleAsync(ServiceChangeRequested message, CancellationToken cancellationToken) => notices.HandleAsync(
        message, message.CompanyId, message.RequestId, [message.ClientId], [new ServiceChangeRequestedToOffice()], cancellationToken);
}
