using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwilioSimulator.Oracle;

/// <summary>How entries look in the file and in the oracle's answers: camelCase, readable Unicode, no nulls.</summary>
internal static class EntryJson
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        return options;
    }

    public static byte[] Line(Entry entry)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, Options);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = (byte)'\n';
        return json;
    }

    public static Entry Parse(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize<Entry>(line, Options) ?? throw new JsonException("A line of the record is null.");
}
