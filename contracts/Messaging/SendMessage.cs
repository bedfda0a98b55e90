using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging;

/// <summary>How long a notice may be held back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SendUrgency>))]
public enum SendUrgency
{
    /// <summary>May wait behind other texts and is refused when the company's spending cap is reached.</summary>
    Normal,

    /// <summary>Somebody has to act now: goes before normal texts and is not stopped by the spending cap.</summary>
    Urgent,
}

/// <summary>Command: text this person. Owned by Messaging, sent by Notifications, one per recipient.</summary>
/// <remarks>
/// At least once. Dedupe by (CompanyId, <paramref name="Key"/>): the same key never texts twice. Whether the person may be
/// texted at all is Messaging's decision; a refused command ends as a refused text message with its reason in the log.
/// </remarks>
/// <param name="Key">Natural key of the cause and the recipient, for example <c>{eventId}:{recipientId}</c>; 1-200 characters.</param>
/// <param name="CompanyId">On whose behalf.</param>
/// <param name="ContactId">The client or member of staff to text.</param>
/// <param name="ContactKind">Which of the two.</param>
/// <param name="Body">Plain text, 1-1,600 characters.</param>
/// <param name="Purpose">Why; normally <see cref="Purpose.Notice"/>.</param>
/// <param name="Urgency">Whether it may be held back.</param>
/// <param name="NotAfter">Refused as stale once this time has passed, UTC; null when it never gets stale.</param>
/// <param name="UnlessToldBy">Refused as coalesced when this person has texted the recipient since then; null when it is needed all the same.</param>
public sealed record SendMessage(
    string Key,
    Guid CompanyId,
    Guid ContactId,
    ContactKind ContactKind,
    string Body,
    Purpose Purpose,
    SendUrgency Urgency,
    DateTimeOffset? NotAfter,
    SendMessage.ToldBy? UnlessToldBy = null)
{
    /// <summary>Somebody who may have told the recipient the same already, in words of their own.</summary>
    /// <param name="AuthorId">The member of staff.</param>
    /// <param name="Since">What they wrote before, UTC, was about something else.</param>
    public sealed record ToldBy(Guid AuthorId, DateTimeOffset Since);
}
