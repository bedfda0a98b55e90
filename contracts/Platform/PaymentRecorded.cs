using System.ComponentModel.DataAnnotations;

namespace Texting.Contracts.Platform;

/// <summary>The platform's payments service collected, or credited, a transaction.</summary>
/// <remarks>At least once. Dedupe by <paramref name="TransactionId"/>.</remarks>
/// <param name="CompanyId">The company whose transaction it is.</param>
/// <param name="TransactionId">From <c>TransactionPosted</c>.</param>
/// <param name="PaidAt">When, UTC.</param>
/// <param name="Reference">The payments service's own reference, shown in the history; 1-200 characters.</param>
public sealed record PaymentRecorded(
    Guid CompanyId,
    Guid TransactionId,
    DateTimeOffset PaidAt,
    [property: StringLength(200, MinimumLength = 1)] string Reference);
