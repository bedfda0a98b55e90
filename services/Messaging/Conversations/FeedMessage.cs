using Messaging.Texts;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>
/// One entry in a contact's feed. It is not changed after it was written, but for why it was not texted when what waited is
/// decided on; what becomes of its texts is theirs.
/// </summary>
public sealed class FeedMessage : ICompanyOwned
{
    public required Guid Id { get; init; }

    public required Guid CompanyId { get; init; }

    public required Guid ContactId { get; init; }

    public required FeedEntryKind Kind { get; init; }

    /// <summary>Sanitised when it was composed, escaped when it came by text.</summary>
    public required string Html { get; init; }

    /// <summary>Null for the contact itself.</summary>
    public Guid? AuthorId { get; init; }

    public string? AuthorName { get; init; }

    /// <summary>Ways it took; null for inbound.</summary>
    public DeliveryMode? Delivery { get; init; }

    /// <summary>Why no text went although one was asked for.</summary>
    public Reason? NotTexted { get; init; }

    public string? Note { get; init; }

    /// <summary>To the millisecond, the same as its texts'.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
