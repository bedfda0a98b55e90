using System.ComponentModel.DataAnnotations;

namespace Messaging.Carrier;

/// <summary>Configuration section <c>Twilio</c>.</summary>
internal sealed class TwilioOptions
{
    public const string Section = "Twilio";

    // Twilio advises against less.
    private const int ShortestValidity = 6;

    /// <summary>The account whose credentials we hold. Senders of its sub-accounts are reached with the same credentials.</summary>
    [Required, RegularExpression("^AC[0-9a-fA-F]{32}$")]
    public string AccountSid { get; set; } = "";

    [Required]
    public string AuthToken { get; set; } = "";

    /// <summary>Address of the simulator; empty for the real Twilio.</summary>
    [Url]
    public string? BaseUrl { get; set; }

    /// <summary>Public address of the gateway, where status callbacks come in.</summary>
    [Required, Url]
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>Most creates under way at once, plus an eighth for companies that have none of them: our share of the account's concurrency. 0 holds all sending.</summary>
    [Range(0, 500)]
    public int ConcurrentRequests { get; set; } = 32;

    /// <summary>Places for so many creates, and the eighth that is kept for companies that have none under way.</summary>
    public static int WithSpare(double places) => (int)(places * 9 / 8);

    /// <summary>Bound of one request. It is also how long a STOP may lose against a create that is on its way (reliability.md 3.1).</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>How long the carrier may keep a text in its own queue.</summary>
    [Range(6, 36_000)]
    public int ValiditySeconds { get; set; } = 14_400;

    /// <summary>A text that loses its point sooner is not kept for so long.</summary>
    public int ValidityUntil(DateTimeOffset? notAfter, DateTimeOffset now) => notAfter is { } end
        ? (int)Math.Clamp((end - now).TotalSeconds, ShortestValidity, ValiditySeconds)
        : ValiditySeconds;

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>Where the news about one attempt comes in. The fragment is for Twilio only: try up to five times, whatever went wrong.</summary>
    // The query is part of what Twilio signs, so the ids need no signature of their own.
    public Uri StatusCallback(Guid textId, int attempt) =>
        new($"{PublicBaseUrl.TrimEnd('/')}/webhooks/twilio/status?m={textId}&a={attempt}#rc=5&rp=all");
}
