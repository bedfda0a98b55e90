using System.Text.Json.Serialization;
using TwilioSimulator.Faults;
using TwilioSimulator.Messages;
using TwilioSimulator.Numbers;
using TwilioSimulator.Registration;

namespace TwilioSimulator.Oracle;

/// <summary>One line of the record. The record is the truth; everything in memory is rebuilt from it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entry")]
[JsonDerivedType(typeof(MessageAccepted), "message")]
[JsonDerivedType(typeof(StatusReached), "status")]
[JsonDerivedType(typeof(MediaFetched), "media")]
[JsonDerivedType(typeof(TextReceived), "inbound")]
[JsonDerivedType(typeof(CarrierReplied), "reply")]
[JsonDerivedType(typeof(WebhookTried), "webhook")]
[JsonDerivedType(typeof(BodyRedacted), "redacted")]
[JsonDerivedType(typeof(MessageDeleted), "deleted")]
[JsonDerivedType(typeof(MediaDeleted), "mediaDeleted")]
[JsonDerivedType(typeof(NumberAdded), "number")]
[JsonDerivedType(typeof(NumberGone), "numberGone")]
[JsonDerivedType(typeof(ResourceWritten), "resource")]
[JsonDerivedType(typeof(ResourceRemoved), "resourceRemoved")]
[JsonDerivedType(typeof(RejectionScripted), "rejection")]
[JsonDerivedType(typeof(PhoneAdded), "phone")]
[JsonDerivedType(typeof(FaultsSwitched), "faults")]
[JsonDerivedType(typeof(FaultsCleared), "faultsCleared")]
[JsonDerivedType(typeof(StateCleared), "reset")]
internal abstract record Entry
{
    public required DateTimeOffset At { get; init; }
}

/// <summary>A create was accepted: whatever the caller gets to see of it, the text exists from here on.</summary>
internal sealed record MessageAccepted(
    string Sid, string AccountSid, string To, string? From, string? MessagingServiceSid, string Body, string BodySha256,
    int Segments, IReadOnlyList<MediaItem> Media, string? StatusCallback, DateTimeOffset? SendAt, Fate Fate) : Entry;

/// <summary>A text moved on; with <c>queued</c> a Messaging Service has chosen its sender.</summary>
internal sealed record StatusReached(string Sid, MessageStatus Status, string? From = null, int? ErrorCode = null) : Entry;

/// <summary>A picture of an outbound text was taken from its address, or could not be.</summary>
internal sealed record MediaFetched(string MessageSid, string Sid, string? ContentType, int? ErrorCode) : Entry;

/// <summary>A person texted a number of the account. Keyword is STOP, START or HELP when the carrier acted on it.</summary>
internal sealed record TextReceived(
    string Sid, string AccountSid, string From, string To, string? MessagingServiceSid, string Body, int Segments,
    IReadOnlyList<MediaItem> Media, string? Keyword, Fate Fate) : Entry;

/// <summary>The carrier's own answer to a keyword; nobody's API call, so not among the accepted messages.</summary>
internal sealed record CarrierReplied(string Sid, string AccountSid, string From, string To, string? MessagingServiceSid, string Body) : Entry;

/// <summary>One request to one of the customer's addresses. Final: no further try of this copy follows.</summary>
internal sealed record WebhookTried(
    string Sid, string Event, int Copy, int Attempt, string Url, int? HttpStatus, string? Failure, int Milliseconds, bool Final) : Entry;

internal sealed record BodyRedacted(string Sid) : Entry;

internal sealed record MessageDeleted(string Sid) : Entry;

internal sealed record MediaDeleted(string MessageSid, string Sid) : Entry;

internal sealed record NumberAdded(Number Number) : Entry;

/// <summary>The account gave a number back.</summary>
internal sealed record NumberGone(string PhoneNumber) : Entry;

/// <summary>A resource of the newer APIs was created or changed, by a call or by the passing of time.</summary>
internal sealed record ResourceWritten(Resource Resource) : Entry;

internal sealed record ResourceRemoved(string Sid) : Entry;

/// <summary>The next reviews of a kind end in a rejection.</summary>
internal sealed record RejectionScripted(Rejection Rejection) : Entry;

internal sealed record PhoneAdded(string PhoneNumber, string Name) : Entry;

/// <summary>Each rule replaces the one of the same kind for the same phone; with probability 0 it only removes it.</summary>
internal sealed record FaultsSwitched(int? Seed, IReadOnlyList<FaultRule> Rules) : Entry;

/// <summary>All faults of the kind and of the phone are off; null means any.</summary>
internal sealed record FaultsCleared(FaultKind? Kind, string? Phone) : Entry;

/// <summary>POST /control/reset. The lines before stay in the file, the state they built does not.</summary>
internal sealed record StateCleared : Entry;
