namespace TwilioSimulator.Numbers;

/// <summary>A phone number the account owns, with the Messaging Service whose pool it is in.</summary>
internal sealed record Number
{
    public string PhoneNumber { get; init; } = "";

    public string Sid { get; init; } = "";

    /// <summary>Null means the simulator's account; it has no other.</summary>
    public string? AccountSid { get; init; }

    public string? MessagingServiceSid { get; init; }

    /// <summary>Where inbound texts are posted, connection overrides included; null drops them silently, as Twilio does.</summary>
    public string? SmsUrl { get; init; }

    public string? SmsFallbackUrl { get; init; }

    public string? FriendlyName { get; init; }

    public string? VoiceUrl { get; init; }

    /// <summary>When it was bought; null for those there from the start.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Advanced Opt-Out on the service: keyword webhooks then carry <c>OptOutType</c>.</summary>
    public bool AdvancedOptOut { get; init; }

    /// <summary>A STOP counts for the whole Messaging Service, or for the number when it is in none.</summary>
    public string OptOutScope => MessagingServiceSid ?? PhoneNumber;
}
