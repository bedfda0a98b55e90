using ServiceDefaults.Data.Database;

namespace Billing.Subscription;

/// <summary>A company's time with one number. Its two ends may become known in either order.</summary>
public sealed class TextingSubscription : ICompanyOwned
{
    public TextingSubscription(Guid numberId, Guid companyId) => (NumberId, CompanyId) = (numberId, companyId);

    public Guid NumberId { get; private init; }

    public Guid CompanyId { get; private init; }

    /// <summary>Null while only its end is known.</summary>
    public DateTimeOffset? ReservedAt { get; private set; }

    /// <summary>Null while the company has it.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>True while its fees are not posted, because the company is not known yet.</summary>
    public bool IsWaiting { get; private set; } = true;

    public void Reserve(DateTimeOffset at) => ReservedAt ??= at.ToUniversalTime();

    public void Release(DateTimeOffset at) => ReleasedAt ??= at.ToUniversalTime();

    public void FeesArePosted() => IsWaiting = false;
}
