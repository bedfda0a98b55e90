using ServiceDefaults.Data.Database;

namespace Billing.Transactions;

/// <summary>The payments service collected a transaction: its acknowledgement, beside the transaction that never changes.</summary>
public sealed class Payment : ICompanyOwned
{
    public required Guid TransactionId { get; init; }

    public required Guid CompanyId { get; init; }

    public required DateTimeOffset PaidAt { get; init; }

    public required string Reference { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}
