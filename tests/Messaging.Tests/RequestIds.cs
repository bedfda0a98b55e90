using System.Text.Json;
using System.Text.Json.Nodes;

namespace Messaging.Tests;

/// <summary>What the API's own description says of the ids that requests carry beside their route: in the body or the query.</summary>
internal sealed class RequestIds(JsonElement document)
{
    /// <summary>Every operation that takes such an id, with the names of the fields.</summary>
    public IEnumerable<(string Method, string Path, IReadOnlyList<string> InBody, IReadOnlyList<string> InQuery)> Operations() =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        let body = Schema(operation.Value) is { } schema ? Fields(schema).ToList() : []
        let query = Query(operation.Value).ToList()
        where body.Count + query.Count > 0
        select (operation.Name, path.Name, (IReadOnlyList<string>)body, (IReadOnlyList<string>)query);

    /// <summary>The smallest body of this operation that says something in every field, with these ids in it.</summary>
    public JsonNode? Body(string method, string path, Func<string, Guid> id) =>
        Schema(document.GetProperty("paths").GetProperty(path).GetProperty(method)) is { } schema ? Make(schema, "", id) : null;

    private static IEnumerable<string> Query(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query" && IsId(parameter.GetProperty("schema"))).Select(parameter => parameter.GetProperty("name").GetString()!)
        : [];

    private JsonElement? Schema(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json) ? Resolve(json.GetProperty("schema")) : null;

    private IEnumerable<string> Fields(JsonElement schema) => schema.TryGetProperty("properties", out var properties)
        ? properties.EnumerateObject().SelectMany(property => Resolve(property.Value) is var field && (IsId(field) || IsId(Items(field))) ? [property.Name] : Fields(field))
        : [];

    private JsonNode? Make(JsonElement schema, string name, Func<string, Guid> id)
    {
        if (IsId(schema)) return id(name).ToString();
        if (schema.TryGetProperty("enum", out var values)) return values[0].GetString();
        if (schema.TryGetProperty("properties", out var properties))
        {
            var made = new JsonObject();
            // A filter beside ids is refused: the ids are what this is about.
            foreach (var property in properties.EnumerateObject().Where(property => property.Name != "filter")) made[property.Name] = Make(Resolve(property.Value), property.Name, id);
            return made;
        }

        return Type(schema) switch
        {
            "array" => IsId(Items(schema)) ? new JsonArray(id(name).ToString()) : new JsonArray(),
            "boolean" => false,
            "integer" or "number" => 1,
            _ => "Hello",
        };
    }

    private JsonElement Items(JsonElement schema) => schema.TryGetProperty("items", out var items) ? Resolve(items) : default;

    // A reference, or a choice between null and one.
    private JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Resolve(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]));
        return schema.TryGetProperty("oneOf", out var choices) ? Resolve(choices.EnumerateArray().Last(choice => Type(choice) != "null")) : schema;
    }

    private static string? Type(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()).First(one => one != "null") : type.GetString();

    private static bool IsId(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("format", out var format) && format.GetString() == "uuid";
}
