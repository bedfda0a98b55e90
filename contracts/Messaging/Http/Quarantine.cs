namespace Texting.Contracts.Messaging.Http;

/// <summary>
/// A text to a number that belongs to no company we know, kept until it does:
/// <c>GET /api/messaging/quarantine?cursor=</c>, operators only, newest first.
/// </summary>
/// <param name="Id">For <c>POST /api/messaging/quarantine/{id}/release</c>, which gives it to the company that has the number now.</param>
/// <param name="To">The number that was texted.</param>
/// <param name="FromMasked">Who texted, all but the last four digits hidden.</param>
/// <param name="AccountSid">The carrier's account.</param>
/// <param name="CarrierSid">The carrier's id of the text.</param>
/// <param name="Pictures">Pictures in it.</param>
/// <param name="ReceivedAt">When it came, UTC.</param>
public sealed record QuarantineRow(Guid Id, string To, string FromMasked, string AccountSid, string CarrierSid, int Pictures, DateTimeOffset ReceivedAt);

/// <summary>The answer to a release.</summary>
/// <param name="CompanyId">Whose the text is now.</param>
public sealed record ReleasedText(Guid CompanyId);
