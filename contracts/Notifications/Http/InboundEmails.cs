using System.Text.Json.Serialization;

namespace Texting.Contracts.Notifications.Http;

/// <summary>What was done with an email that came in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InboundOutcome>))]
public enum InboundOutcome
{
    /// <summary>It goes into the feed of the person whose address it was sent to.</summary>
    Posted,

    /// <summary>A machine wrote it, or it says nothing: it is kept and shown in no feed.</summary>
    Ignored,

    /// <summary>It was sent to no address of ours: it is kept for operators.</summary>
    Stray,
}

/// <summary>The answer to <c>POST /email/inbound</c>: the email is stored.</summary>
/// <param name="Id">Under which it is kept; the same for the same email again.</param>
/// <param name="Outcome">What was done with it.</param>
public sealed record TakenEmail(Guid Id, InboundOutcome Outcome);

/// <summary>An email that belongs to no feed: a row of <c>GET /api/notifications/stray-emails</c>, operators only, newest first.</summary>
/// <param name="Id">For <c>GET /api/notifications/stray-emails/{id}/original</c>.</param>
/// <param name="ReceivedAt">When it came, UTC.</param>
/// <param name="Bytes">Its size; 0 once the original has been erased.</param>
public sealed record StrayEmail(Guid Id, DateTimeOffset ReceivedAt, int Bytes);
