using Texting.Contracts.Notifications.Http;

namespace Web.Clients;

/// <summary>Notifications' API as the pages use it.</summary>
public sealed class NotificationsClient(GatewayApi gateway)
{
    private const string Settings = "/api/notifications/settings";

    public Task<Answer<NotificationSwitches>> ReadAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<NotificationSwitches>(Settings, cancellation);

    public Task<Answer<NotificationSwitches>> SaveAsync(SaveNotificationSwitches switches, CancellationToken cancellation = default) =>
        gateway.PutAsync<NotificationSwitches>(Settings, switches, cancellation);
}
