using TwilioSimulator.Faults;

namespace TwilioSimulator.Messages;

/// <summary>One SMS or MMS as the carrier knows it. Immutable: the log replaces it as entries arrive.</summary>
internal sealed record Message
{
    public required string Sid { get; init; }
    public required string AccountSid { get; init; }
    public required MessageDirection Direction { get; init; }
    public required string To { get; init; }

    /// <summary>Null until a Messaging Service has chosen a sender.</summary>
    public string? From { get; init; }

    /// <summary>Asked for through a Messaging Service, without a number: the answer is "accepted" and "queued" comes later.</summary>
    public bool ServiceChoosesSender { get; init; }

    public string? MessagingServiceSid { get; init; }
    public required string Body { get; init; }
    public required int Segments { get; init; }
    public IReadOnlyList<MediaItem> Media { get; init; } = [];
    public string? StatusCallback { get; init; }
    public string? Keyword { get; init; }
    public Fate Fate { get; init; } = Fate.Kind;
    public required DateTimeOffset At { get; init; }

    /// <summary>When its way to the phone begins: at once, or at the time it was scheduled for.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public required MessageStatus Status { get; init; }
    public int? ErrorCode { get; init; }

    /// <summary>Why a picture could not be fetched; the text will fail with it.</summary>
    public int? MediaError { get; init; }

    public bool Redacted { get; init; }
    public bool Deleted { get; init; }

    public bool IsFinal => Status >= MessageStatus.Canceled || (Status == MessageStatus.Sent && Fate.NoReceipt);

    /// <summary>What the API shows: not what was deleted, and not what a fault hides.</summary>
    public bool IsListed => !Deleted && !Fate.Hidden;

    /// <summary>The person's number: the other end of the conversation with one of ours.</summary>
    public string Handset => Direction == MessageDirection.Inbound ? From! : To;

    /// <summary>Whether the person holding the phone has it in front of them.</summary>
    public bool IsOnHandset => Status is MessageStatus.Delivered or MessageStatus.Received || (Status == MessageStatus.Sent && Fate.NoReceipt);
}

/// <summary>A picture of a message. Url is the address it comes from; null for pictures sent from a handset.</summary>
internal sealed record MediaItem(string Sid, string? Url, string? ContentType);
