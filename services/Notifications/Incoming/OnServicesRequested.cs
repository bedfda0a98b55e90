using Notifications.Notices;
using Notifications.Rules;
using ServiceDefaults.Data.Bus;
using Texting.Contracts.Platform;

namespace Notifications.Incoming;

/// <summary>The office hears that a client wants something.</summary>
internal sealed class OnServicesRequested(DecideNotices notices) : IHandle<ServicesRequested>
{
    public Task HandleAsync(ServicesRequested message, CancellationToken cancellationToken) => notices.HandleAsync(
        message, message.CompanyId, message.RequestId, [message.ClientId], [new ServicesRequestedToOffice()], cancellationToken);
}
