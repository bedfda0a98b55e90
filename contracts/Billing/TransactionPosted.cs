namespace Texting.Contracts.Billing;

/// <summary>A company owes an amount. For the platform's payments service, which collects it and answers with PaymentRecorded.</summary>
/// <remarks>At least once, in any order. Dedupe by <paramref name="TransactionId"/>.</remarks>
/// <param name="TransactionId">The transaction.</param>
/// <param name="CompanyId">Who owes it.</param>
/// <param name="Cause">What for, unique for the company: <c>number-fee:{numberId}:2026-11</c>,
/// <c>number-fee-credit:{numberId}:2026-11</c> (that month's fee given back) or <c>overage:{periodId}</c>.</param>
/// <param name="Amount">US dollars, two decimals; negative for a credit.</param>
/// <param name="At">When it was posted, UTC.</param>
public sealed record TransactionPosted(Guid TransactionId, Guid CompanyId, string Cause, decimal Amount, DateTimeOffset At);
