namespace Texting.Contracts.Messaging.Http;

/// <summary>
/// What staff wrote before the company's number was live and is kept until somebody decides:
/// <c>GET /api/messaging/held?cursor=</c>, oldest first, 25 a page.
/// </summary>
/// <param name="Items">The messages of this page.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="Total">How many wait altogether.</param>
/// <param name="MayRelease">The number is live: they can be sent now.</param>
public sealed record HeldMessages(IReadOnlyList<HeldMessage> Items, string? Next, int Total, bool MayRelease);

/// <summary>One message that waits.</summary>
/// <param name="MessageId">The entry of the feed.</param>
/// <param name="ContactId">Whom it is for.</param>
/// <param name="ContactName">Their name.</param>
/// <param name="AuthorName">Who wrote it; null when unknown.</param>
/// <param name="WrittenAt">When, UTC.</param>
/// <param name="Preview">Its first words.</param>
/// <param name="Pictures">How many pictures it has.</param>
/// <param name="IsStale">Older than two days: it may have lost its point, and is not sent unless it is named.</param>
/// <param name="NotTexted">Why it would not go even now, for example <c>opted-out</c>; null when it would, or when the number is not live yet.</param>
public sealed record HeldMessage(
    Guid MessageId,
    Guid ContactId,
    string ContactName,
    string? AuthorName,
    DateTimeOffset WrittenAt,
    string Preview,
    int Pictures,
    bool IsStale,
    Refusal? NotTexted);

/// <summary>
/// Send or drop what waits: <c>POST /api/messaging/held/release</c> and <c>POST /api/messaging/held/drop</c>, each with an
/// <c>Idempotency-Key</c>. 409 <c>not-live-yet</c> when something is to be sent before the number is live.
/// </summary>
/// <param name="MessageIds">These, at most 500; null for all, of which a release leaves out the stale ones. What is not waiting any more is passed over.</param>
public sealed record DecideHeld(IReadOnlyList<Guid>? MessageIds);

/// <summary>What became of a release or a drop.</summary>
/// <param name="Done">The messages that were sent on their way, or dropped.</param>
/// <param name="NotTexted">The messages that wait still, because their texts may not go, with the reason; empty for a drop.</param>
/// <param name="Left">How many wait now.</param>
public sealed record HeldDecided(IReadOnlyList<Guid> Done, IReadOnlyList<HeldRefusal> NotTexted, int Left);

/// <summary>A message that could not be released.</summary>
/// <param name="MessageId">The entry of the feed.</param>
/// <param name="Reason">Why not.</param>
public sealed record HeldRefusal(Guid MessageId, Refusal Reason);
