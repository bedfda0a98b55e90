using System.Globalization;
using Texting.Contracts.Messaging;

namespace Messaging.Conversations;

/// <summary>What staff should know about an answer that came by email and cannot see in its words.</summary>
internal static class ReplyNote
{
    /// <param name="reply">The answer.</param>
    /// <param name="email">The address we have of the person. Whoever got the mail passed on can answer it too.</param>
    internal static string Of(PostReply reply, string? email)
    {
        var from = string.Equals(reply.From, email, StringComparison.OrdinalIgnoreCase) ? "By email." : $"By email, from {reply.From}: not the address we have of them.";
        return (reply.LeftOut, reply.Shortened) switch
        {
            (0, false) => from,
            (0, true) => $"{from} It is longer; the rest stays in the email.",
            (var count, false) => $"{from} {Attachments(count)} {(count == 1 ? "stays" : "stay")} in the email.",
            var (count, _) => $"{from} It is longer; the rest and {Attachments(count)} stay in the email.",
        };
    }

    internal static string Attachments(int count) => count == 1 ? "1 attachment" : string.Create(CultureInfo.InvariantCulture, $"{count} attachments");
}
