namespace DemoPlatform.History;

/// <summary>Somebody said something: a line of a feed with the texts it became.</summary>
internal sealed record PastEntry(Guid Id, PastClient Client, string Kind, string Words, DateTimeOffset At)
{
    public const string Outbound = "Outbound";
    public const string Inbound = "Inbound";
    public const string Keyword = "Keyword";

    /// <summary>Of the staff; null for the client.</summary>
    public (Guid Id, string Name)? Author { get; init; }

    /// <summary>Which picture is with it; null for none.</summary>
    public int? Picture { get; init; }

    /// <summary>Why no text went; null when one did.</summary>
    public string? NotTexted { get; init; }

    /// <summary>What staff should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>In the order of their parts.</summary>
    public List<PastText> Texts { get; } = [];
}

/// <summary>One text on the wire.</summary>
internal sealed record PastText(Guid Id, string Sid, bool FromClient, string Phone, string Words, DateTimeOffset At)
{
    public PastClient? Client { get; init; }

    public int Part { get; init; } = 1;

    public int Parts { get; init; } = 1;

    public int? Picture { get; init; }

    public bool IsKeyword { get; init; }

    /// <summary>The carrier took it and did not deliver it, with this code.</summary>
    public int? Code { get; init; }

    /// <summary>The text whose second try this is.</summary>
    public Guid? RetryOf { get; init; }

    /// <summary>The key under which Notifications ordered it; null when a person wrote it.</summary>
    public string? Order { get; init; }

    public bool IsUrgent { get; init; }

    /// <summary>Nobody knows whose it is, and this is why; null for all others.</summary>
    public string? Unassigned { get; init; }

    /// <summary>Milliseconds until the carrier took it, and until it had the receipt.</summary>
    public (int Accepted, int Final) Took { get; init; }

    public DateTimeOffset AcceptedAt => At.AddMilliseconds(Took.Accepted);

    public DateTimeOffset FinalAt => FromClient ? At : At.AddMilliseconds(Took.Final);

    public (bool IsGsm, int Segments) Size => Picture is null ? Segments.Count(Words) : (true, 1);
}
