using System.Text;

namespace Messaging.Conversations;

/// <summary>
/// Removes what still looks like a tag in finished text: mark-up that was escaped twice on its way here, and mark-up
/// that only appears when another tag is taken out. No mark-up ever reaches a phone; "I &lt;3 Rex" does.
/// </summary>
public static class TagLikes
{
    public static string Remove(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return text;

        // One pass: each > closes the nearest < before it, and if that makes a tag, both and all between them go.
        var result = new StringBuilder(text.Length);
        var opened = new Stack<int>();
        foreach (var character in text)
        {
            if (character == '<') opened.Push(result.Length);
            result.Append(character);
            if (character == '>' && opened.TryPeek(out var start) && LooksLikeTag(result, start)) result.Length = opened.Pop();
        }

        return result.ToString();
    }

    private static bool LooksLikeTag(StringBuilder text, int start) => char.IsAsciiLetter(text[start + 1]) || text[start + 1] is '/' or '!' or '?';
}
