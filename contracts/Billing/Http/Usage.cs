namespace Texting.Contracts.Billing.Http;

/// <summary>What a company has used: <c>GET /api/billing/usage</c>.</summary>
/// <param name="Sent">Segments sent.</param>
/// <param name="Received">Segments received, keywords not counted.</param>
/// <param name="Total">Both.</param>
public sealed record UsageTotals(long Sent, long Received, long Total);

/// <summary>What the ledger holds for one text message: <c>GET /api/billing/usage/texts/{textMessageId}</c>.</summary>
/// <param name="TextMessageId">The text message.</param>
/// <param name="Counts">Texts it counts for now: 0 while nothing says that the carrier took it.</param>
/// <param name="Entries">The facts behind it, oldest first.</param>
/// <param name="Standing">
/// <c>reserved</c>: the carrier took it and has not told its own count. <c>settled</c>: counted by the carrier, in a
/// correction or in its list of the day, or received.
/// <c>released</c>: refused, so it does not count. <c>unknown</c>: nothing says yet that the carrier took it.
/// </param>
public sealed record TextUsage(Guid TextMessageId, int Counts, IReadOnlyList<UsageFact> Entries, string Standing = "unknown");

/// <summary>One append-only entry of the ledger.</summary>
/// <param name="Kind"><c>sent</c>, <c>received</c>, <c>failed</c> or <c>corrected</c>.</param>
/// <param name="Segments">Carrier segments of the fact.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record UsageFact(string Kind, int Segments, DateTimeOffset At);
