using System.ComponentModel.DataAnnotations;
using TwilioSimulator.Numbers;

namespace TwilioSimulator;

/// <summary>Configuration section <c>Simulator</c>.</summary>
internal sealed class SimulatorOptions
{
    [RegularExpression("^AC[0-9a-fA-F]{32}$")]
    public string AccountSid { get; set; } = "AC00000000000000000000000000000001";

    /// <summary>Password of the REST API and key of every webhook signature.</summary>
    [Required]
    public string AuthToken { get; set; } = "";

    /// <summary>JSON-lines file of the oracle; empty keeps the record in memory.</summary>
    public string RecordPath { get; set; } = "";

    /// <summary>Requests of the account under way at once; one more is refused with 20429.</summary>
    [Range(1, 10_000)]
    public int ConcurrentRequests { get; set; } = 200;

    /// <summary>Recipients whose last digits force an outcome (…0004 is opted out, …1003 is unreachable).</summary>
    public bool MagicRecipients { get; set; } = true;

    /// <summary>Where the mailbox takes SMTP; null: nowhere.</summary>
    [Range(1, 65_535)]
    public int? SmtpPort { get; set; }

    /// <summary>Where answers to emails are brought, as by the mail server that would take them; empty: nowhere, and the mailbox cannot answer.</summary>
    public string RepliesUrl { get; set; } = "";

    /// <summary>The key for that.</summary>
    public string RepliesKey { get; set; } = "";

    public Pace Pace { get; set; } = new();

    public Registration.RegistrationOptions Registration { get; set; } = new();

    /// <summary>Numbers the account owns from the start.</summary>
    public IList<Number> Numbers { get; } = [];

    /// <summary>Phones on the wall from the start.</summary>
    public IList<NamedPhone> Handsets { get; } = [];
}

/// <summary>When a text reaches each status, in milliseconds after it was accepted.</summary>
internal sealed class Pace
{
    public int QueuedMs { get; set; } = 50;

    public int SentMs { get; set; } = 150;

    public int DeliveredMs { get; set; } = 300;
}

internal sealed class NamedPhone
{
    public string PhoneNumber { get; set; } = "";

    public string Name { get; set; } = "";
}
