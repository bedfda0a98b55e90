using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Texting.Contracts;

namespace Contracts.Tests;

/// <summary>A message's JSON Schema, from its record: types, attributes, and documentation for descriptions.</summary>
internal static class SchemaWriter
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Complete };

    public static string Text(JsonNode node) => node.ToJsonString(Readable) + "\n";

    /// <summary>The published file: dialect, id and title around what a payload has to be.</summary>
    public static JsonObject File(CatalogEntry entry)
    {
        var file = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:texting:schema:{entry.WireName}",
            ["title"] = entry.Type.Name,
        };
        foreach (var (key, value) in Payload(entry)) file[key] = value?.DeepClone();
        return file;
    }

    public static JsonObject Payload(CatalogEntry entry) => WireFormat.Json.GetJsonSchemaAsNode(entry.Type, Exporter).AsObject();

    private static JsonNode Complete(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema) return node;
        var type = context.TypeInfo.Type;
        if (type.Assembly == typeof(Catalog).Assembly && !type.IsEnum) Require(context, schema);
        // No id is all zeros: it is what a forgotten field becomes in many languages.
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid)) schema["not"] = new JsonObject { ["const"] = Guid.Empty.ToString() };

        var property = context.PropertyInfo?.AttributeProvider as PropertyInfo;
        if (property is not null) Limit(schema, property);
        var description = property is not null ? XmlDocs.Property(property.DeclaringType!, property.Name) : context.Path.IsEmpty ? Describe(type) : null;
        if (description is not null) schema.Insert(0, "description", description);
        return schema;
    }

    private static string Describe(Type type) => $"{XmlDocs.Summary(type)} {XmlDocs.Remarks(type)}".Trim();

    // What may be null may be left out as well: that is how a property is added without breaking those who publish today.
    private static void Require(JsonSchemaExporterContext context, JsonObject schema)
    {
        var names = context.TypeInfo.Properties.Where(property => !property.IsGetNullable && property.AssociatedParameter is not { HasDefaultValue: true })
            .Select(property => (JsonNode)property.Name).ToArray();
        schema.Remove("required");
        if (names.Length > 0) schema["required"] = new JsonArray(names);
    }

    private static void Limit(JsonObject schema, PropertyInfo property)
    {
        if (property.GetCustomAttribute<StringLengthAttribute>() is { } length)
        {
            if (length.MinimumLength > 0) schema["minLength"] = length.MinimumLength;
            schema["maxLength"] = length.MaximumLength;
        }

        if (property.GetCustomAttribute<MaxLengthAttribute>() is { } items) schema["maxItems"] = items.Length;
        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern) schema["pattern"] = pattern.Pattern;
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            schema["minimum"] = Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture);
            schema["maximum"] = Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture);
        }
    }
}
