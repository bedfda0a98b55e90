using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;

namespace Web.Clients;

/// <summary>Notifications' API as the pages use it.</summary>
public sealed class NotificationsClient(GatewayApi gateway)
{
    private const string Settings = "/api/notifications/settings";
    private const string Notices = "/api/notifications/notices";

    public Task<Answer<NotificationSwitches>> ReadAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<NotificationSwitches>(Settings, cancellation);

    public Task<Answer<NotificationSwitches>> SaveAsync(SaveNotificationSwitches switches, CancellationToken cancellation = default) =>
        gateway.PutAsync<NotificationSwitches>(Settings, switches, cancellation);

    /// <summary>Who changed what, newest first.</summary>
    public Task<Answer<List<NotificationSettingHistory>>> ReadHistoryAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<List<NotificationSettingHistory>>($"{Settings}/history", cancellation);

    public Task<Answer<Page<NoticeRow>>> ListAsync(NoticeOutcome? outcome, string? cursor, CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<NoticeRow>>(Notices + GatewayCalls.Query(("outcome", outcome?.ToString()), ("cursor", cursor)), cancellation);

    public Task<Answer<NoticeRow>> SendNowAsync(Guid notice, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<NoticeRow>($"{Notices}/{notice}/send-now", null, notice, cancellation);
}
