using ServiceDefaults.Data.Database;

namespace Messaging.Contacts;

/// <summary>A number whose texts are kept in the log but bother nobody while it belongs to no person of the company.</summary>
public sealed class BlockedSender : ICompanyOwned
{
    public required Guid CompanyId { get; init; }

    public required string Phone { get; init; }

    public string? BlockedBy { get; init; }

    public required DateTimeOffset BlockedAt { get; init; }
}
