namespace Messaging.Carrier;

/// <summary>One text as it leaves.</summary>
/// <param name="NotAfter">The carrier is not to deliver it later than this.</param>
internal sealed record OutgoingText(
    Guid TextId, int Attempt, string AccountSid, string MessagingServiceSid, string To, string Body, IReadOnlyList<string> MediaUrls,
    DateTimeOffset? NotAfter = null);

/// <summary>What became of a create. Every case says what we may do next; a doubt is never taken for a no.</summary>
internal abstract record SendOutcome
{
    /// <summary>The carrier has it.</summary>
    /// <param name="Status">The carrier's word, see twilio.md section 4.</param>
    public sealed record Accepted(string Sid, string? Status) : SendOutcome;

    /// <summary>It did not reach the carrier, or the carrier said that it did nothing. Trying again is safe.</summary>
    /// <param name="TooFast">The carrier asks for fewer requests at once.</param>
    public sealed record SurelyNotSent(bool TooFast, TimeSpan? RetryAfter) : SendOutcome;

    /// <summary>The carrier refused this text; what that means is in the table of codes.</summary>
    /// <param name="Code">Null when the carrier gave none.</param>
    public sealed record Refused(int? Code) : SendOutcome;

    /// <summary>The carrier refuses the account as a whole; no other text of it will do better.</summary>
    public sealed record AccountStopped(int? Code) : SendOutcome;

    /// <summary>It may have been accepted.</summary>
    public sealed record Unknown : SendOutcome;

    private SendOutcome()
    {
    }
}

/// <summary>A text as the carrier lists it.</summary>
internal sealed record CarrierText(string Sid, string Body, string? Status, int? ErrorCode, DateTimeOffset? CreatedAt)
{
    public bool IsInbound { get; init; }

    /// <summary>0 while the carrier has not counted.</summary>
    public int Segments { get; init; }
}
