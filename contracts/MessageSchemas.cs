using System.Collections.Concurrent;

namespace Texting.Contracts;

/// <summary>
/// The JSON Schema (draft 2020-12) of every message, as in the folder <c>schemas</c> of the package. Written from the
/// records and their documentation by a test, so that it cannot say something else.
/// </summary>
public static class MessageSchemas
{
    private static readonly ConcurrentDictionary<string, string?> Texts = new(StringComparer.Ordinal);

    /// <summary>The schema of a message.</summary>
    /// <param name="wireName">As in <see cref="CatalogEntry.WireName"/>, for example <c>platform.staff-late</c>.</param>
    /// <returns>The schema as JSON text; null when there is no such message.</returns>
    public static string? Of(string wireName) => Catalog.Messages.Any(entry => entry.WireName == wireName) ? Texts.GetOrAdd(wireName, Read) : null;

    private static string? Read(string wireName)
    {
        using var stream = typeof(MessageSchemas).Assembly.GetManifestResourceStream($"{wireName}.schema.json");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
