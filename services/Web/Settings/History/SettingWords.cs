using System.Text.Json;

namespace Web.Settings.History;

/// <summary>One value that somebody changed, of whichever tab.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Setting">Its name in the API.</param>
/// <param name="From">The value before, as the API writes it.</param>
/// <param name="To">The value since.</param>
public sealed record SettingChange(DateTimeOffset At, string? By, string Setting, string? From, string? To);

/// <summary>Changed settings in the words of the tabs.</summary>
public static class SettingWords
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["clientPhoneField"] = "Field with the client's number",
        ["maxTexts"] = "Max messages per conversation",
        ["maxImages"] = "Maximum images per conversation",
        ["joinLongTexts"] = "Join long messages",
        ["textClients"] = "Message sent to clients",
        ["textStaff"] = "Staff is sent message",
        ["eventStarted"] = "Event started",
        ["servicesRequested"] = "Client requests services",
        ["serviceChangeRequested"] = "Client requests a change or cancellation",
        ["staffLateToOwnEvent"] = "Late to their own event",
        ["staffLateToEvent"] = "Staff is late to an event",
        ["lateAfterMinutes"] = "Late from how many minutes on",
        ["quietHours"] = "Quiet hours",
    };

    /// <summary>A setting of a newer server is better shown by its name than not at all.</summary>
    public static string Title(string setting) => Titles.GetValueOrDefault(setting, setting);

    /// <summary>"true" becomes "on", a range of hours "21:00–08:00", nothing at all what it stands for.</summary>
    public static string Value(string setting, string? value) => value switch
    {
        null or "null" => setting == "clientPhoneField" ? "the account's own" : "none",
        "true" => "on",
        "false" => "off",
        ['{', ..] => Hours(value),
        _ => value,
    };

    private static string Hours(string json)
    {
        using var range = JsonDocument.Parse(json);
        return $"{Clock("from")}–{Clock("to")}";

        // "21:00:00" without its seconds.
        string Clock(string name) => range.RootElement.TryGetProperty(name, out var at) && at.GetString() is { Length: >= 5 } text ? text[..5] : "?";
    }
}
