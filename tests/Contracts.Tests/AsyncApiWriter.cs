using System.Text.Json.Nodes;
using Texting.Contracts;

namespace Contracts.Tests;

/// <summary>The AsyncAPI 3.0 document: every exchange and message of the catalog, and the way in over HTTP.</summary>
internal static class AsyncApiWriter
{
    // Between our own services; the platform neither sends nor reads them.
    private static readonly string[] Commands = ["messaging.send-message", "notifications.send-email"];

    public static JsonObject Document()
    {
        var (channels, operations, messages) = (new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var entry in Catalog.Messages)
        {
            channels[entry.Type.Name] = Channel(entry);
            operations[(IsPlatforms(entry) ? "receive" : "send") + entry.Type.Name] = Operation(entry);
            messages[entry.Type.Name] = Message(entry);
        }

        channels["PlatformEvents"] = HttpChannel();
        operations["receivePlatformEvents"] = HttpOperation();
        messages["CloudEvent"] = CloudEvent();
        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = Info(),
            ["defaultContentType"] = WireFormat.ContentType,
            ["servers"] = Servers(),
            ["channels"] = channels,
            ["operations"] = operations,
            ["components"] = new JsonObject
            {
                ["messages"] = messages,
                ["securitySchemes"] = new JsonObject
                {
                    ["broker"] = new JsonObject { ["type"] = "userPassword" },
                    ["platformKey"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                },
            },
        };
    }

    private static bool IsPlatforms(CatalogEntry entry) => entry.WireName.StartsWith("platform.", StringComparison.Ordinal);

    private static JsonObject Info() => new()
    {
        ["title"] = "Texting",
        ["version"] = "1.0.0",
        ["description"] = "What the texting platform hears from the host platform's services, and what it tells them. "
            + "Bodies are bare JSON objects, delivered at least once and in any order. Properties are only ever added; ignore those you do not know.",
    };

    private static JsonObject Servers() => new()
    {
        ["broker"] = Server("amqp", "0-9-1", "RabbitMQ. One durable fanout exchange a message.", "broker"),
        ["gateway"] = Server("https", null, "For publishers that speak no AMQP.", "platformKey"),
    };

    private static JsonObject Server(string protocol, string? version, string description, string security)
    {
        var server = new JsonObject { ["host"] = "{host}", ["protocol"] = protocol };
        if (version is not null) server["protocolVersion"] = version;
        server["description"] = description;
        server["variables"] = new JsonObject { ["host"] = new JsonObject { ["description"] = "Where this installation runs, with the port." } };
        server["security"] = new JsonArray(Reference($"#/components/securitySchemes/{security}"));
        return server;
    }

    private static JsonObject Channel(CatalogEntry entry) => new()
    {
        ["address"] = entry.WireName,
        ["servers"] = new JsonArray(Reference("#/servers/broker")),
        ["messages"] = new JsonObject { [entry.Type.Name] = Reference($"#/components/messages/{entry.Type.Name}") },
        ["bindings"] = new JsonObject
        {
            ["amqp"] = new JsonObject
            {
                ["is"] = "routingKey",
                ["exchange"] = new JsonObject { ["name"] = entry.WireName, ["type"] = "fanout", ["durable"] = true, ["autoDelete"] = false },
                ["bindingVersion"] = "0.3.0",
            },
        },
    };

    private static JsonObject Operation(CatalogEntry entry) => new()
    {
        ["action"] = IsPlatforms(entry) ? "receive" : "send",
        ["channel"] = Reference($"#/channels/{entry.Type.Name}"),
        ["summary"] = XmlDocs.Summary(entry.Type),
        ["tags"] = new JsonArray(Tag(entry.WireName.Split('.')[0]), Tag(Commands.Contains(entry.WireName) ? "between our services" : "fact")),
        ["bindings"] = new JsonObject { ["amqp"] = new JsonObject { ["deliveryMode"] = 2, ["mandatory"] = IsPlatforms(entry), ["bindingVersion"] = "0.3.0" } },
    };

    private static JsonObject Message(CatalogEntry entry) => new()
    {
        ["name"] = entry.WireName,
        ["title"] = entry.Type.Name,
        ["summary"] = XmlDocs.Summary(entry.Type),
        ["contentType"] = WireFormat.ContentType,
        ["payload"] = SchemaWriter.Payload(entry),
    };

    private static JsonObject HttpChannel() => new()
    {
        ["address"] = "/platform/events",
        ["servers"] = new JsonArray(Reference("#/servers/gateway")),
        ["messages"] = new JsonObject { ["CloudEvent"] = Reference("#/components/messages/CloudEvent") },
    };

    private static JsonObject HttpOperation() => new()
    {
        ["action"] = "receive",
        ["channel"] = Reference("#/channels/PlatformEvents"),
        ["summary"] = "The host platform's events over HTTP, one or a batch.",
        ["bindings"] = new JsonObject { ["http"] = new JsonObject { ["method"] = "POST", ["bindingVersion"] = "0.3.0" } },
    };

    private static JsonObject CloudEvent() => new()
    {
        ["name"] = "CloudEvent",
        ["title"] = "CloudEvent",
        ["summary"] = "CloudEvents 1.0 in structured JSON; data is what the message of the same type is on the bus.",
        ["contentType"] = "application/cloudevents+json",
        ["payload"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["specversion"] = new JsonObject { ["const"] = "1.0" },
                ["id"] = Text(200, "Unique within the source. The same source and id again is the same event and harmless."),
                ["source"] = Text(500, "Who publishes, a URI reference."),
                ["type"] = new JsonObject { ["enum"] = new JsonArray([.. Catalog.Messages.Where(IsPlatforms).Select(entry => (JsonNode)entry.WireName)]) },
                ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
                ["datacontenttype"] = new JsonObject { ["const"] = WireFormat.ContentType },
                ["data"] = new JsonObject { ["type"] = "object" },
            },
            ["required"] = new JsonArray("specversion", "id", "source", "type", "data"),
        },
    };

    private static JsonObject Text(int longest, string description) =>
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest, ["description"] = description };

    private static JsonObject Tag(string name) => new() { ["name"] = name };

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };
}
