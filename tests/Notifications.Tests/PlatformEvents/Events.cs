using System.Text.Json.Nodes;

namespace Notifications.Tests.PlatformEvents;

/// <summary>CloudEvents as a publisher without our packages would write them.</summary>
internal static class Events
{
    public const string Company = "01980000-0000-7000-8000-0000000000aa";

    /// <summary>A good one; change what the test is about.</summary>
    public static JsonObject StaffLate(string id = "late-1", int minutes = 20) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = id,
        ["source"] = "/schedule",
        ["type"] = "platform.staff-late",
        ["time"] = "2026-12-01T09:20:00-05:00",
        ["datacontenttype"] = "application/json",
        ["data"] = new JsonObject
        {
            ["eventId"] = "01980000-0000-7000-8000-000000000e01",
            ["companyId"] = Company,
            ["staffId"] = "01980000-0000-7000-8000-000000000103",
            ["clientId"] = "01980000-0000-7000-8000-000000000201",
            ["serviceName"] = "30 minute dog walk",
            ["scheduledStart"] = "2026-12-01T14:00:00Z",
            ["minutesLate"] = minutes,
        },
    };

    /// <summary>The same with one place changed; null takes it out.</summary>
    /// <param name="at">A property, or <c>data.</c> and a property.</param>
    public static JsonObject With(this JsonObject json, string at, JsonNode? value, bool remove = false)
    {
        var parts = at.Split('.');
        var place = parts.Length == 1 ? json : json[parts[0]]!.AsObject();
        if (remove) place.Remove(parts[^1]);
        else place[parts[^1]] = value;
        return json;
    }

    public static JsonObject Without(this JsonObject json, string at) => json.With(at, null, remove: true);
}
