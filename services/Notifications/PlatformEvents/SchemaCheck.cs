using System.Text.Json;
using System.Text.RegularExpressions;

namespace Notifications.PlatformEvents;

/// <summary>
/// Checks JSON against a schema that we publish ourselves: the keywords our writer of schemas uses, and no others (a test
/// compares). So what is refused here is exactly what a validator of the publisher's would have refused.
/// </summary>
internal sealed partial class SchemaCheck
{
    /// <summary>Enough to mend an event; a document full of mistakes must not be answered with a bigger one.</summary>
    private const int MostErrors = 20;

    public static readonly IReadOnlySet<string> Keywords = new HashSet<string>(StringComparer.Ordinal)
    {
        "$schema", "$id", "title", "description",
        "type", "enum", "not", "properties", "required", "additionalProperties", "items", "maxItems",
        "format", "pattern", "minLength", "maxLength", "minimum", "maximum",
    };

    private readonly Dictionary<string, string[]> _errors = [];

    private SchemaCheck()
    {
    }

    /// <summary>What is wrong: a path such as <c>data.images[2]</c> to what it has to be. Empty when nothing is.</summary>
    /// <param name="path">Where the value stands; empty for the event itself.</param>
    /// <exception cref="InvalidOperationException">The JSON holds half of a surrogate pair: text that is none.</exception>
    public static Dictionary<string, string[]> Errors(JsonElement value, JsonElement schema, string path = "")
    {
        var check = new SchemaCheck();
        check.Check(value, schema, path);
        return check._errors;
    }

    private void Check(JsonElement value, JsonElement schema, string path)
    {
        if (_errors.Count >= MostErrors) return;
        if (schema.TryGetProperty("type", out var types) && !Names(types).Any(type => Is(value, type)))
        {
            Add(path, $"Must be {string.Join(" or ", Names(types))}.");
            return;
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
            Add(path, $"Must be one of: {string.Join(", ", allowed.EnumerateArray())}.");
        else if (schema.TryGetProperty("not", out var not) && JsonElement.DeepEquals(not.GetProperty("const"), value)) Add(path, $"Must not be {value}.");
        else if (value.ValueKind == JsonValueKind.Object) CheckObject(value, schema, path);
        else if (value.ValueKind == JsonValueKind.Array) CheckArray(value, schema, path);
        else if (value.ValueKind == JsonValueKind.String) CheckText(value, value.GetString()!, schema, path);
        else if (value.ValueKind == JsonValueKind.Number) CheckNumber(value.GetInt64(), schema, path);
    }

    private void CheckObject(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
                Add(Below(path, name), "Is missing.");

        var known = schema.TryGetProperty("properties", out var properties);
        var others = schema.TryGetProperty("additionalProperties", out var any);
        foreach (var property in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(property.Name, out var one)) Check(property.Value, one, Below(path, property.Name));
            // The name may be a person's own words, so it is not repeated: a log of answers would hold it.
            else if (others) Check(property.Value, any, Below(path, "*"));
        }
    }

    private void CheckArray(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32())
        {
            Add(path, $"Must have at most {most} items.");
            return;
        }

        if (!schema.TryGetProperty("items", out var items)) return;
        foreach (var (index, item) in value.EnumerateArray().Index()) Check(item, items, $"{path}[{index}]");
    }

    private void CheckText(JsonElement value, string text, JsonElement schema, string path)
    {
        // PostgreSQL has no U+0000 in texts: whoever reads the event could never store it.
        if (text.Contains('\0', StringComparison.Ordinal)) Add(path, "Must not contain U+0000.");
        else if (schema.TryGetProperty("minLength", out var shortest) && text.Length < shortest.GetInt32()) Add(path, $"Must have at least {shortest} characters.");
        else if (schema.TryGetProperty("maxLength", out var longest) && text.Length > longest.GetInt32()) Add(path, $"Must have at most {longest} characters.");
        else if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
            Add(path, $"Must match {pattern}.");
        else if (schema.TryGetProperty("format", out var format) && !HasFormat(value, text, format.GetString()!)) Add(path, $"Must be a {format}.");
    }

    private void CheckNumber(long number, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("minimum", out var least) && number < least.GetInt64()) Add(path, $"Must be {least} or more.");
        else if (schema.TryGetProperty("maximum", out var most) && number > most.GetInt64()) Add(path, $"Must be {most} or less.");
    }

    private void Add(string path, string error) => _errors.TryAdd(path.Length == 0 ? "event" : path, [error]);

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static IEnumerable<string> Names(JsonElement types) =>
        types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Select(type => type.GetString()!) : [types.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        // 1.0 is an integer to a schema and none to the readers of the bus.
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"No schema of ours has the type {type}."),
    };

    private static bool HasFormat(JsonElement value, string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        // What the readers of the bus can read; they would take a time without an offset for their own zone's.
        "date-time" => value.TryGetDateTimeOffset(out _) && DateTimeWithOffset().IsMatch(text),
        "uri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) && !text.Any(char.IsWhiteSpace),
        _ => throw new NotSupportedException($"No schema of ours has the format {format}."),
    };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimeWithOffset();
}
