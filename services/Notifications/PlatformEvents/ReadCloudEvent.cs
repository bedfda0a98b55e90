using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Http;
using Texting.Contracts;

namespace Notifications.PlatformEvents;

/// <summary>What came of reading one event: the event, or the problem, and who it said it was.</summary>
internal sealed record ReadEvent(string? Id, string? Type, CloudEvent? Event, ProblemDetails? Problem);

/// <summary>One CloudEvent 1.0 in structured JSON, from outside: envelope, type and data, each by its schema.</summary>
internal static class ReadCloudEvent
{
    // An attribute that is null is one that is not there. Extensions are the publisher's own business.
    private static readonly JsonElement Envelope = JsonElement.Parse("""
        {
          "type": "object",
          "properties": {
            "specversion": { "enum": ["1.0"] },
            "id": { "type": "string", "minLength": 1, "maxLength": 200 },
            "source": { "type": "string", "minLength": 1, "maxLength": 500, "format": "uri-reference" },
            "type": { "type": "string", "minLength": 1 },
            "time": { "type": ["string", "null"], "format": "date-time" },
            "datacontenttype": { "type": ["string", "null"], "pattern": "^[Aa]pplication/[Jj]son *(;.*)?$" },
            "data": { "type": "object" }
          },
          "required": ["specversion", "id", "source", "type", "data"]
        }
        """);

    public static ReadEvent Of(JsonElement json)
    {
        try
        {
            return Read(json);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair ("\ud83d" alone) is found only when the text is taken out.
            return new ReadEvent(null, null, null, Invalid(new() { ["event"] = ["Holds text that is not Unicode."] }));
        }
    }

    private static ReadEvent Read(JsonElement json)
    {
        var (id, type) = (Text(json, "id"), Text(json, "type"));
        var errors = SchemaCheck.Errors(json, Envelope);
        if (errors.Count > 0) return new ReadEvent(id, type, null, Invalid(errors));
        if (!PlatformTypes.All.TryGetValue(type!, out var known))
            return new ReadEvent(id, type, null, Problem.Of(400, "event-type-unknown", "There is no such type of event.",
                $"The types are: {string.Join(", ", PlatformTypes.All.Keys.Order(StringComparer.Ordinal))}.").ProblemDetails);

        errors = SchemaCheck.Errors(json.GetProperty("data"), known.Schema, "data");
        return errors.Count > 0
            ? new ReadEvent(id, type, null, Invalid(errors))
            : new ReadEvent(id, type, Event(json, id!, known), null);
    }

    private static CloudEvent Event(JsonElement json, string id, PlatformType type)
    {
        var data = json.GetProperty("data").Deserialize(type.Record, WireFormat.Json)!;
        var sent = Encoding.UTF8.GetBytes($"{type.Name}\n{JsonSerializer.Serialize(data, type.Record, WireFormat.Json)}");
        DateTimeOffset? at = Text(json, "time") is null ? null : json.GetProperty("time").GetDateTimeOffset().ToUniversalTime();
        return new CloudEvent(
            Text(json, "source")!, id, type.Name, json.GetProperty("data").GetProperty("companyId").GetGuid(), data, at, SHA256.HashData(sent));
    }

    private static ProblemDetails Invalid(Dictionary<string, string[]> errors)
    {
        var problem = Problem.Of(400, "event-invalid", "The event is not valid.",
            "Correct what is listed in errors. The schema of data is served at /platform/schemas/{type}.").ProblemDetails;
        problem.Extensions["errors"] = errors;
        return problem;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
