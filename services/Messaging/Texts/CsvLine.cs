using System.Buffers;

namespace Messaging.Texts;

/// <summary>Lines of CSV by RFC 4180 that no spreadsheet takes for a formula.</summary>
public static class CsvLine
{
    // A spreadsheet takes a cell that begins with one of these for a formula, or skips the blank before one.
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n\0|%\uFF1D\uFF0B\uFF0D\uFF20");
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",\r\n\t\0'");

    /// <summary>One record with its line break.</summary>
    public static string Of(params IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    /// <summary>One field. An apostrophe in front makes text of what would be a formula; it is all that is added.</summary>
    public static string Field(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var first = value.AsSpan().TrimStart(' ');
        var text = first.Length > 0 && Formula.Contains(first[0]) ? "'" + value : value;
        return text.AsSpan().ContainsAny(NeedsQuotes) || text[0] == ' ' || text[^1] == ' ' ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
