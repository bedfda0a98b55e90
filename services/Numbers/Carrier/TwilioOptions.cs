using System.ComponentModel.DataAnnotations;

namespace Numbers.Carrier;

/// <summary>Configuration section <c>Twilio</c>.</summary>
internal sealed class TwilioOptions
{
    public const string Section = "Twilio";

    /// <summary>The account that new numbers are bought with; numbers keep theirs.</summary>
    [Required, RegularExpression("^AC[0-9a-fA-F]{32}$")]
    public string AccountSid { get; set; } = "";

    [Required]
    public string AuthToken { get; set; } = "";

    /// <summary>Address of the simulator; empty for the real Twilio.</summary>
    [Url]
    public string? BaseUrl { get; set; }

    /// <summary>Public address of the gateway, where texts, calls and news come in.</summary>
    [Required, Url]
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>Our own approved customer profile, on which every company's rests.</summary>
    [Required, RegularExpression("^BU[0-9a-fA-F]{32}$")]
    public string PrimaryProfileSid { get; set; } = "BU00000000000000000000000000000001";

    /// <summary>Bound of one request.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    // Twilio's published policies; they are configuration because Twilio may replace them.
    public string CompanyProfilePolicy { get; set; } = "RNdfbf3fae0e1107f8aded0e7cead80bf5";

    public string CompanyProductPolicy { get; set; } = "RNb0d4771c2c98518d916a3d4cd70a8f8b";

    public string SoleProprietorProfilePolicy { get; set; } = "RN806dd6cd175f314e1f96a9727ee271f4";

    public string SoleProprietorProductPolicy { get; set; } = "RN670d5d2e282a6130ae063b234b6019c8";

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    // The fragment is for Twilio only: try up to five times, whatever went wrong.
    public Uri InboundUrl => Public("/webhooks/twilio/inbound#rc=5&rp=all");

    public Uri VoiceUrl => Public("/webhooks/twilio/voice");

    public Uri NewsUrl => Public("/webhooks/twilio/registration");

    private Uri Public(string path) => new(PublicBaseUrl.TrimEnd('/') + path);
}
