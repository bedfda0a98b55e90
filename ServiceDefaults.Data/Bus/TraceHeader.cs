using System.Diagnostics;
using System.Text;

namespace ServiceDefaults.Data.Bus;

/// <summary>The W3C trace context of a message, so that one trace goes from the click to the last effect.</summary>
internal static class TraceHeader
{
    internal const string Name = "traceparent";

    internal static readonly ActivitySource Activities = new("Texting.Bus");

    /// <summary>The header's value as AMQP clients deliver it: text is bytes.</summary>
    internal static string? Read(IDictionary<string, object?>? headers) => headers?.TryGetValue(Name, out var value) == true
        ? value switch { byte[] bytes => Encoding.ASCII.GetString(bytes), string text => text, _ => null }
        : null;
}
