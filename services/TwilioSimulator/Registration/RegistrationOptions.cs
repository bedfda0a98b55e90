namespace TwilioSimulator.Registration;

/// <summary>Configuration section <c>Simulator:Registration</c>: how long each review takes, and whom to tell.</summary>
internal sealed class RegistrationOptions
{
    public int ProfileReviewMs { get; set; } = 400;

    public int BrandReviewMs { get; set; } = 400;

    public int CampaignReviewMs { get; set; } = 400;

    public int NumberRegistrationMs { get; set; } = 200;

    /// <summary>How long a YES counts.</summary>
    public long OtpValidMs { get; set; } = 86_400_000;

    /// <summary>The customer's own approved profile, made by hand in the Console.</summary>
    public string PrimaryProfileSid { get; set; } = "BU00000000000000000000000000000001";

    /// <summary>Where compliance events are posted, as an Event Streams sink would be set up by hand; empty tells nobody.</summary>
    public string EventsUrl { get; set; } = "";
}
