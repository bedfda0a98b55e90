using System.Text.RegularExpressions;

namespace Notifications.Email.Templates;

/// <summary>Text with {words} in braces that are filled in for each email.</summary>
internal static partial class TemplateText
{
    /// <summary>Fills in the words. What is not known stays as it was written, so that a mistake is seen and nothing is lost.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Word().Replace(text, word => values.GetValueOrDefault(word.Groups["name"].Value, word.Value));

    /// <summary>Words in braces that are not among the known ones.</summary>
    public static IReadOnlyList<string> Unknown(string text, IEnumerable<string> known) =>
        [.. Word().Matches(text).Select(word => word.Groups["name"].Value).Except(known, StringComparer.Ordinal)];

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9-]*)\}")]
    private static partial Regex Word();
}
