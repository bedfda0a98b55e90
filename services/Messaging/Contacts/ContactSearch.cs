namespace Messaging.Contacts;

/// <summary>Searching people by a part of their name.</summary>
public static class ContactSearch
{
    public const string Escape = "\\";

    /// <summary>A LIKE pattern in which what was typed stands for itself; null when nothing was typed.</summary>
    public static string? Pattern(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : "%" + typed.Trim()
        .Replace(Escape, @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal) + "%";
}
