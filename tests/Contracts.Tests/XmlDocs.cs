using System.Text.RegularExpressions;
using System.Xml.Linq;
using Texting.Contracts;

namespace Contracts.Tests;

/// <summary>The documentation of the contracts, as the compiler wrote it, in plain words for readers who have no .NET.</summary>
internal static partial class XmlDocs
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(Catalog).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    public static string Summary(Type type) => Plain(Members[$"T:{type.FullName}"].Element("summary"))
        ?? throw new InvalidOperationException($"{type} has no summary.");

    public static string? Remarks(Type type) => Plain(Members[$"T:{type.FullName}"].Element("remarks"));

    /// <summary>What a property means; null when nobody wrote it down.</summary>
    public static string? Property(Type type, string name) => Members.TryGetValue($"P:{type.FullName}.{name}", out var member)
        ? Plain(member.Element("summary"))
        : null;

    private static string? Plain(XElement? element) => element is null ? null : Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "paramref" } reference => Camel(reference.Attribute("name")!.Value),
        XElement { Name.LocalName: "see" } reference => Camel(reference.Attribute("cref")?.Value.Split('.', ':')[^1] ?? reference.Value),
        XElement element => element.Value,
        _ => "",
    };

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
