using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Web.Conversations;

/// <summary>What the meter below the editor says about a preview.</summary>
/// <param name="Headline">How many texts, and what is left: "1 text · 7 characters left".</param>
/// <param name="Fill">How full the last text is, 0 to 1; null when no text goes.</param>
/// <param name="Hint">Why the texts are so short; null when they are not.</param>
public sealed record Meter(string Headline, double? Fill, string? Hint)
{
    public static Meter Of(ComposePreview preview)
    {
        var pictures = preview.Texts > 0 ? preview.Pictures.Count(picture => picture.NotTexted is null) : 0;
        if (preview.Parts.Count == 0) return new(pictures > 0 ? $"{Count(pictures, "picture")}, counts as {Count(preview.Texts, "text")}" : WithoutTexts(preview), null, null);
        var texts = SegmentsOf(preview);
        var last = preview.Parts[^1];
        var left = texts == 1
            ? $"{Count(preview.CharactersLeft, "character")} left"
            : $"{Count(preview.CharactersLeft, "character")} left in the last";
        var room = last.Characters + preview.CharactersLeft;
        return new(
            $"{Count(texts, "text")}{(pictures > 0 ? $" + {Count(pictures, "picture")}, counts as {preview.Texts}" : "")} · {left}",
            room == 0 ? 1 : Math.Clamp((double)last.Characters / room, 0, 1),
            preview.ExpensiveCharacters.Count > 0 ? $"{last.Limit} characters per text instead of 160, because of" : null);
    }

    /// <summary>How many texts the words are; pictures come on top.</summary>
    public static int SegmentsOf(ComposePreview preview) => preview.Parts.Sum(part => part.Segments);

    private static string WithoutTexts(ComposePreview preview) => preview switch
    {
        { Delivery: DeliveryMode.EmailOnly, NotTexted: null } => "Goes by email. No text is used.",
        { Delivery: DeliveryMode.EmailOnly or DeliveryMode.TextAndEmail } => "Goes by email only.",
        _ => "Nothing would be sent.",
    };

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
