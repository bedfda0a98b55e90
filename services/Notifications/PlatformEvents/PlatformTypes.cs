using System.Collections.Frozen;
using System.Text.Json;
using Texting.Contracts;

namespace Notifications.PlatformEvents;

/// <summary>A type of event that the host platform may publish.</summary>
/// <param name="Name">The wire name; also the CloudEvents type.</param>
/// <param name="Record">What it is on the bus.</param>
/// <param name="Schema">What its data has to be.</param>
internal sealed record PlatformType(string Name, Type Record, JsonElement Schema);

/// <summary>The published language, as the contracts have it.</summary>
internal static class PlatformTypes
{
    private const string Owner = "platform.";

    public static FrozenDictionary<string, PlatformType> All { get; } = Catalog.Messages
        .Where(message => message.WireName.StartsWith(Owner, StringComparison.Ordinal))
        .ToFrozenDictionary(message => message.WireName, message => new PlatformType(message.WireName, message.Type, SchemaOf(message.WireName)));

    private static JsonElement SchemaOf(string wireName) => JsonElement.Parse(
        MessageSchemas.Of(wireName) ?? throw new InvalidOperationException($"The contracts have no schema of {wireName}."));
}
