namespace Texting.Contracts.Messaging.Http;

/// <summary>
/// How the texts of all companies fare: <c>GET /api/messaging/operations/texts</c>, operators only. Neither words nor numbers of
/// people are in it.
/// </summary>
/// <param name="Waiting">Texts that are due and wait for their turn.</param>
/// <param name="OldestWaitingSeconds">Seconds since the oldest of them was due; 0 when none waits.</param>
/// <param name="InDoubt">Texts of which it is being found out whether the carrier has them.</param>
/// <param name="PerMinute">Texts the carrier accepted, for each of the last 60 minutes, oldest first; minutes without one are in it.</param>
/// <param name="LastDay">What became of the texts sent in the last 24 hours.</param>
/// <param name="Codes">The carrier's most frequent error codes of the last 24 hours, at most 10, most frequent first.</param>
/// <param name="Stuck">Texts in doubt, or with the carrier and silent, for more than 30 minutes; the oldest 50.</param>
public sealed record TextOperations(
    long Waiting,
    double OldestWaitingSeconds,
    long InDoubt,
    IReadOnlyList<MinuteCount> PerMinute,
    IReadOnlyList<StateTotal> LastDay,
    IReadOnlyList<CodeCount> Codes,
    IReadOnlyList<StuckText> Stuck);

/// <summary>Texts of one minute.</summary>
/// <param name="At">When the minute began, UTC.</param>
/// <param name="Texts">How many.</param>
public sealed record MinuteCount(DateTimeOffset At, long Texts);

/// <summary>One error code of the carrier.</summary>
/// <param name="Code">The carrier's code.</param>
/// <param name="Meaning">One sentence for people.</param>
/// <param name="Texts">How many texts it ended.</param>
public sealed record CodeCount(int Code, string Meaning, long Texts);

/// <summary>A text of which nothing was heard for too long.</summary>
/// <param name="Id">For <c>GET /api/messaging/texts/{id}</c>.</param>
/// <param name="CompanyId">Whose.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Since">When that was last heard, UTC.</param>
public sealed record StuckText(Guid Id, Guid CompanyId, TextState Status, DateTimeOffset Since);
