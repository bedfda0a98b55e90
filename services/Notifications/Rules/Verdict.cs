using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Rules;

/// <summary>What a rule decided.</summary>
/// <param name="Drafts">One for each person and channel; empty when nobody is told.</param>
/// <param name="Reason">Code of <see cref="Reasons"/> for why nobody is; null otherwise.</param>
internal sealed record Verdict(IReadOnlyList<Draft> Drafts, string? Reason)
{
    internal static Verdict Nobody(string reason) => new([], reason);

    internal static Verdict Tell(IEnumerable<Draft> drafts) => new([.. drafts], null);
}

/// <summary>One notice to one person, not yet decided when.</summary>
/// <param name="RecipientId">The client or member of staff.</param>
/// <param name="RecipientKind">Which of the two.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Words">What they are told, plain text.</param>
/// <param name="Urgency">What is urgent wakes people up.</param>
/// <param name="NotAfter">When it stops being of use, UTC.</param>
/// <param name="TimeZone">The recipient's own, IANA; null when it is not known.</param>
/// <param name="UnlessToldBy">Somebody who may tell them the same in words of their own; null when it is needed all the same.</param>
internal sealed record Draft(
    Guid RecipientId, ContactKind RecipientKind, NoticeChannel Channel, string Words, SendUrgency Urgency, DateTimeOffset NotAfter, string? TimeZone = null,
    SendMessage.ToldBy? UnlessToldBy = null);
