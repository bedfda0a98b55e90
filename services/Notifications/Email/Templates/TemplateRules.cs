using Texting.Contracts.Notifications.Http;

namespace Notifications.Email.Templates;

/// <summary>What a company may write into an email.</summary>
internal static class TemplateRules
{
    private const int MostOfSubject = 150;
    private const int MostOfIntro = 2000;

    /// <summary>Field to what is wrong with it; empty when all is well.</summary>
    public static Dictionary<string, string[]> Errors(EmailKind kind, EmailWords words)
    {
        var errors = new Dictionary<string, string[]>();
        if (words.Subject is { } subject && Of(kind, subject, MostOfSubject, oneLine: true) is { Length: > 0 } ofSubject) errors["subject"] = ofSubject;
        if (words.Intro is { } intro && Of(kind, intro, MostOfIntro, oneLine: false) is { Length: > 0 } ofIntro) errors["intro"] = ofIntro;
        return errors;
    }

    private static string[] Of(EmailKind kind, string text, int most, bool oneLine)
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(text)) errors.Add("Write something, or use the standard text (null).");
        if (text.Length > most) errors.Add($"At most {most} characters.");
        if (oneLine && text.AsSpan().ContainsAny('\r', '\n')) errors.Add("One line only.");
        if (TemplateText.Unknown(text, kind.Words) is { Count: > 0 } unknown)
            errors.Add($"Unknown: {string.Join(", ", unknown.Select(word => $"{{{word}}}"))}. You can use {string.Join(", ", kind.Words.Select(word => $"{{{word}}}"))}.");
        return [.. errors];
    }
}
