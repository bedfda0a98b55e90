using Web.Settings.Billing;
using Web.Settings.Configuration;
using Web.Settings.Log;
using Web.Settings.Notifications;
using Web.Settings.People;
using Web.Settings.TurnOn;
using Web.Settings.Unassigned;
using Web.Settings.Verification;

namespace Web.Settings;

/// <summary>One tab of Settings > Integrations > Texting.</summary>
/// <param name="Slug">Its part of the address.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Component">What it shows.</param>
public sealed record SettingsTabInfo(string Slug, string Title, Type Component);

/// <summary>The tabs in the order in which a company walks through them.</summary>
public static class SettingsTabs
{
    public const string Address = "/settings/texting";

    public static IReadOnlyList<SettingsTabInfo> All { get; } =
    [
        new("turn-on", "Turn on", typeof(TurnOnTab)),
        new("verification", "Verification", typeof(VerificationTab)),
        new("configuration", "Settings", typeof(ConfigurationTab)),
        new("notifications", "Notifications", typeof(NotificationsTab)),
        new("client-numbers", "Client numbers", typeof(ClientNumbersTab)),
        new("staff-numbers", "Staff numbers", typeof(StaffNumbersTab)),
        new("unassigned", "Unassigned", typeof(UnassignedTab)),
        new(LogAddress.Tab, "Messages log", typeof(LogTab)),
        new("billing", "Billing", typeof(BillingTab)),
    ];

    /// <summary>The tab of an address; the first one without; null for one that does not exist.</summary>
    public static SettingsTabInfo? Find(string? slug) =>
        string.IsNullOrEmpty(slug) ? All[0] : All.FirstOrDefault(tab => string.Equals(tab.Slug, slug, StringComparison.OrdinalIgnoreCase));
}
