using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Settings.People;

/// <summary>The filter of the list as it stands in the address, so that it can be shared and survives a reload.</summary>
public static class PeopleFilter
{
    public static ContactFilter Read(ContactKind kind, string? search, string? show) => show switch
    {
        "valid" => new(kind, Search(search), Valid: true),
        "invalid" => new(kind, Search(search), Valid: false),
        "enabled" => new(kind, Search(search), TextingEnabled: true),
        "disabled" => new(kind, Search(search), TextingEnabled: false),
        "stopped" => new(kind, Search(search), OptedOut: true),
        _ => new(kind, Search(search)),
    };

    /// <summary>What can be shown: the value in the address and the words.</summary>
    public static IReadOnlyList<(string Value, string Words)> Choices { get; } =
    [
        ("", "Everybody"),
        ("valid", "Valid number"),
        ("invalid", "No valid number"),
        ("enabled", "Texting enabled"),
        ("disabled", "Texting disabled"),
        ("stopped", "Stopped"),
    ];

    public static string Address(string tab, string? search, string? show) =>
        $"{SettingsTabs.Address}/{tab}" + GatewayCalls.Query(("search", search?.Trim()), ("show", show));

    private static string? Search(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Words of the grid.</summary>
public static class PeopleWords
{
    public static IReadOnlyList<DeliveryMode> Deliveries { get; } = [DeliveryMode.TextOnly, DeliveryMode.TextAndEmail, DeliveryMode.EmailOnly];

    public static string Of(DeliveryMode mode) => mode switch
    {
        DeliveryMode.TextOnly => "Text only",
        DeliveryMode.TextAndEmail => "Text & email",
        _ => "Email only",
    };

    public static string Of(ContactKind kind, long count) => (kind, count) switch
    {
        (ContactKind.Client, 1) => "1 client",
        (ContactKind.Client, _) => $"{count:N0} clients",
        (_, 1) => "1 member of staff",
        _ => $"{count:N0} members of staff",
    };

    /// <summary>What a bulk change does: "Enable texting", "Email only".</summary>
    public static string Of(bool? enabled, DeliveryMode? delivery) =>
        enabled is { } on ? (on ? "Enable texting" : "Disable texting") : delivery is { } mode ? $"Set the default to “{Of(mode)}”" : "";
}
