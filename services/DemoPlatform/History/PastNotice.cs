namespace DemoPlatform.History;

/// <summary>Somebody was told of something by text, or why nobody was.</summary>
/// <param name="Kind">As Notifications names it.</param>
/// <param name="EventId">What caused it.</param>
/// <param name="To">Whom; null when it came to nobody.</param>
internal sealed record PastNotice(Guid Id, string Kind, Guid EventId, PastClient? To, string Words, DateTimeOffset At)
{
    public bool IsUrgent { get; init; }

    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Why it was not sent; null when it was.</summary>
    public string? Reason { get; init; }

    /// <summary>The line of the person's feed that it became; null when it was not sent.</summary>
    public PastEntry? Entry { get; init; }

    /// <summary>The text that counts: the last, when it was sent again.</summary>
    public PastText? Text => Entry?.Texts[^1];
}
