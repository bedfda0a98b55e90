using ServiceDefaults.Data.Database;

namespace Messaging.Contacts;

/// <summary>
/// A number that was a person's before it was changed, or that staff said is theirs. The first kind is written by a
/// trigger, so that no way of changing numbers can forget it.
/// </summary>
public sealed class ContactPhone : ICompanyOwned
{
    public required Guid CompanyId { get; init; }

    /// <summary>As the carrier writes it.</summary>
    public required string Phone { get; init; }

    public required Guid ContactId { get; init; }

    /// <summary>Texts from it go to this person's feed; at most one person of a company for each number.</summary>
    public required bool Remembered { get; init; }

    /// <summary>It stood in the profile once, so it stays known when what staff said of it is taken back.</summary>
    public required bool WasTheirs { get; init; }
}
