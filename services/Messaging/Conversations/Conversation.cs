using ServiceDefaults.Data.Database;

namespace Messaging.Conversations;

/// <summary>
/// The head of one contact's feed: what the list shows of it, and the order in which its texts leave. The row comes with
/// the first entry. Writers take its lock first, so positions are given out in the order of commits.
/// </summary>
public sealed class Conversation : ICompanyOwned
{
    private Conversation(Guid companyId, Guid contactId) => (CompanyId, ContactId) = (companyId, contactId);

    public Guid CompanyId { get; private init; }

    public Guid ContactId { get; private init; }

    /// <summary>Position of the newest entry.</summary>
    public long LastPosition { get; private set; }

    /// <summary>First characters of the newest entry, plain.</summary>
    public string Preview { get; private set; } = "";

    public DateTimeOffset LastAt { get; private set; }

    public bool LastIsInbound { get; private set; }

    /// <summary>Entries from the contact that nobody has read.</summary>
    public int Unread { get; private set; }
}
