using System.Text.Json;

namespace TwilioSimulator.Registration;

/// <summary>One resource as the API shows it, and what will become of it with time.</summary>
/// <param name="Kind">Its path segment, for example <c>BrandRegistrations</c>.</param>
/// <param name="Parent">The sid of the resource it is a part of; null for none.</param>
/// <param name="Body">Its JSON on the wire. Immutable, so that readers need no lock.</param>
/// <param name="Coming">Changes that time will bring, the next one first.</param>
internal sealed record Resource(string Kind, string Sid, string? Parent, JsonElement Body, IReadOnlyList<Change> Coming)
{
    public string Text(string key) => Body.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public bool Flag(string key) => Body.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    public string Attribute(string key) =>
        Body.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object
        && attributes.TryGetProperty(key, out var value) ? value.ToString() : "";

    public Resource With(params IEnumerable<(string Key, object? Value)> changes)
    {
        var body = Body.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value);
        foreach (var (key, value) in changes) body[key] = value;
        return this with { Body = JsonSerializer.SerializeToElement(body) };
    }

    public Resource Then(params Change[] coming) => this with { Coming = coming };

    public static Resource New(string kind, string sid, string? parent, IEnumerable<(string Key, object? Value)> body) =>
        new(kind, sid, parent, JsonSerializer.SerializeToElement(body.ToDictionary(pair => pair.Key, pair => pair.Value)), []);
}

/// <summary>What time does to a resource: fields that change, and who is told.</summary>
/// <param name="Event">Last part of the type of the compliance event; null tells only the resource's own StatusCallback.</param>
internal sealed record Change(DateTimeOffset DueAt, IReadOnlyDictionary<string, JsonElement> Fields, string? Event)
{
    public static Change At(DateTimeOffset dueAt, string? @event, params IEnumerable<(string Key, object? Value)> fields) =>
        new(dueAt, fields.ToDictionary(field => field.Key, field => JsonSerializer.SerializeToElement(field.Value)), @event);
}

/// <summary>The next reviews that fit end in a rejection.</summary>
/// <param name="Step"><c>profile</c>, <c>brand</c> or <c>campaign</c>.</param>
/// <param name="Code">The error the carriers give.</param>
/// <param name="Match">Words that the company's name has to contain; null for any.</param>
/// <param name="Times">How many reviews.</param>
internal sealed record Rejection(string Step, int Code, string? Match, int Times);
