using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Web.Clients;

/// <summary>The company's settings of texting.</summary>
public sealed class SettingsClient(GatewayApi gateway)
{
    private const string Settings = "/api/messaging/settings";

    public Task<Answer<TextingSettings>> ReadAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<TextingSettings>(Settings, cancellation);

    public Task<Answer<TextingSettings>> SaveAsync(SaveSettings settings, CancellationToken cancellation = default) =>
        gateway.PutAsync<TextingSettings>(Settings, settings, cancellation);

    /// <summary>Who changed what, newest first.</summary>
    public Task<Answer<List<SettingHistory>>> ReadHistoryAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<List<SettingHistory>>($"{Settings}/history", cancellation);

    public Task<Answer<PhoneFieldPreview>> PreviewPhoneFieldAsync(string? field, CancellationToken cancellation = default) =>
        gateway.AskAsync<PhoneFieldPreview>($"{Settings}/preview-phone-field", new PreviewPhoneField(field), cancellation);
}
