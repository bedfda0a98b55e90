using System.ComponentModel.DataAnnotations;

namespace Texting.Contracts.Messaging;

/// <summary>Command: this person has answered by email; put the answer into their feed. Owned by Messaging, sent by Notifications.</summary>
/// <remarks>At least once. Dedupe by <paramref name="ReplyId"/>: it becomes the id of the feed message.</remarks>
/// <param name="ReplyId">The email that came in; unique over all companies.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="ContactId">Whose feed the address belongs to; they are the author.</param>
/// <param name="Body">Plain text, 0-20,000 characters, without what was quoted; empty only when something was left out.</param>
/// <param name="From">The address it came from, as the email says.</param>
/// <param name="LeftOut">Attachments of the email, which stay in it.</param>
/// <param name="Shortened">It was longer; the rest stays in the email.</param>
public sealed record PostReply(
    Guid ReplyId,
    Guid CompanyId,
    Guid ContactId,
    [property: StringLength(20_000)] string Body,
    [property: StringLength(320)] string From,
    [property: Range(0, int.MaxValue)] int LeftOut,
    bool Shortened);
