using System.Text.Json;
using System.Text.Json.Serialization;

namespace Texting.Contracts;

/// <summary>How a message is written on the bus: the bare JSON object of its record, UTF-8, no envelope.</summary>
/// <remarks>
/// Properties are camelCase, enums are their names, numbers are numbers, times are ISO 8601 with offset, ids are UUIDs.
/// Publish to the exchange named in <see cref="Catalog"/> with content type <c>application/json</c>, delivery mode 2 and
/// a <c>message-id</c>; a repeated <c>message-id</c> is dropped by the reader. Readers ignore properties they do not know.
/// </remarks>
public static class WireFormat
{
    /// <summary>The content type of every message.</summary>
    public const string ContentType = "application/json";

    /// <summary>The serializer settings that produce and read the format.</summary>
    public static JsonSerializerOptions Json { get; } = Fixed();

    private static JsonSerializerOptions Fixed()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Web) { NumberHandling = JsonNumberHandling.Strict };
        options.MakeReadOnly();
        return options;
    }
}
