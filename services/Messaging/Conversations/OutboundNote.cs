using System.Globalization;
using Messaging.Texts;

namespace Messaging.Conversations;

/// <summary>What staff should know about a message they sent and cannot see in it.</summary>
public static class OutboundNote
{
    private const string NoAddress = "Not emailed: there is no email address in the profile.";

    /// <summary>Null when there is nothing to say.</summary>
    public static string? Of(Draft draft, Recipient recipient)
    {
        string?[] notes =
        [
            draft.Delivery.ByEmail && recipient.Contact.Email is null ? NoAddress : null,
            draft.Dropped.Count > 0 ? Dropped(draft.Dropped, recipient.Limits.MaxImages) : null,
        ];
        return notes.OfType<string>().ToArray() is { Length: > 0 } some ? string.Join(' ', some) : null;
    }

    /// <summary>Which pictures stay behind: the feed says so, because nobody would miss them otherwise.</summary>
    private static string Dropped(IReadOnlyList<PlannedPicture> pictures, int limit)
    {
        string[] names = [.. pictures.Select(picture => picture.IsReportCard ? "the report card" : (picture.Index + 1).ToString(CultureInfo.InvariantCulture))];
        var which = names is [.. var others, var last] && others.Length > 0 ? $"{string.Join(", ", others)} and {last}" : names[0];
        return $"Not texted: picture {which}. The limit is {Pictures.Counted(limit)} a message.";
    }
}

/// <summary>Pictures in words.</summary>
public static class Pictures
{
    public static string Counted(int count) => count switch
    {
        0 => "no pictures",
        1 => "1 picture",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} pictures"),
    };
}
