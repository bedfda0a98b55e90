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

    /// <summary>A LIKE pattern for the digits of a phone number; null when fewer than three digits or any letter was typed.</summary>
    public static string? Digits(string? typed)
    {
        if (typed is null || typed.Any(char.IsLetter)) return null;
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return digits.Length < 3 ? null : $"%{digits}%";
    }
}
