using System.Net;

namespace Messaging.Inbound;

/// <summary>How an inbound text reads in the feed.</summary>
internal static class FeedWords
{
    public static string Html(string body) => WebUtility.HtmlEncode(body).ReplaceLineEndings("<br>");

    /// <summary>What the conversations list shows.</summary>
    public static string Preview(string body, int pictures) => string.IsNullOrWhiteSpace(body) && pictures > 0 ? Count(pictures) : body;

    /// <summary>What staff should know; null when the text speaks for itself.</summary>
    /// <param name="changed">The keyword changed whether the phone may be texted.</param>
    public static string? Note(Keyword keyword, bool changed, int pictures) => keyword switch
    {
        Keyword.Stop => "With this word the number unsubscribed from your company's texts. None will be sent to it until START comes from it; use email.",
        Keyword.Start or Keyword.StartIfStopped when changed => "With this word the number subscribed again; it can be texted.",
        Keyword.Start => "The number was not unsubscribed, so this word changed nothing.",
        Keyword.Help => "The carrier answers this word with how to get help and how to stop.",
        _ => pictures > 0 ? $"{Count(pictures)} came with this text." : null,
    };

    private static string Count(int pictures) => pictures == 1 ? "1 picture" : $"{pictures} pictures";
}
