using System.Globalization;
using Texting.Contracts.Messaging.Http;

namespace Web.Conversations;

/// <summary>A picture that somebody wants to see large, among those it came with.</summary>
/// <param name="Pictures">Those that can be shown, in order.</param>
/// <param name="Index">Which of them was clicked.</param>
/// <param name="From">Who sent them; null for our own.</param>
public sealed record PictureChoice(IReadOnlyList<FeedImage> Pictures, int Index, string? From);

/// <summary>What stands in for a picture where it cannot be seen.</summary>
public static class PictureWords
{
    /// <summary>"Picture 2 of 3 from Ann Miller".</summary>
    public static string Of(FeedImage picture, int index, int count, string? from)
    {
        var what = picture.IsReportCard ? "Report card" : count > 1 ? string.Create(CultureInfo.InvariantCulture, $"Picture {index + 1} of {count}") : "Picture";
        return from is null ? $"{what}, sent" : $"{what} from {from}";
    }

    /// <summary>The room a picture takes before it is loaded, so that the feed does not jump; null when its size is not known.</summary>
    public static string? Ratio(FeedImage picture) => picture is { Width: > 0 and var width, Height: > 0 and var height }
        ? string.Create(CultureInfo.InvariantCulture, $"aspect-ratio: {width} / {height}; width: {Math.Min(width, width * 260 / Math.Max(height, 1))}px")
        : null;
}
