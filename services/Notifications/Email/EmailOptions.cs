using System.ComponentModel.DataAnnotations;

namespace Notifications.Email;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum SmtpTls
{
    /// <summary>STARTTLS, and nothing is sent without it.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Implicit,

    /// <summary>Not at all: for development only.</summary>
    None,
}

/// <summary>Configuration section <c>Email</c>: the mail server that takes what leaves.</summary>
internal sealed class EmailOptions
{
    public const string Section = "Email";

    /// <summary>Empty: emails are kept and wait.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    public SmtpTls Tls { get; set; }

    /// <summary>Empty: no login.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Our own address and name; a company's mail keeps the address and shows the company's name.</summary>
    [Required]
    public string From { get; set; } = "Texting <no-reply@texting.invalid>";

    /// <summary>Where mail servers return what they could not deliver after all (the envelope sender). Empty: <see cref="From"/>.</summary>
    public string Bounces { get; set; } = "";

    /// <summary>The mailbox that takes answers, for example <c>reply@in.example.com</c>: each feed has an address of its own below it. Empty: answers go to the owner.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Signs those addresses, 32 characters or more. A new one ends the addresses of all emails sent before.</summary>
    public string ReplyKey { get; set; } = "";

    /// <summary>How long the words of a sent email are kept; that and when it was sent is kept for good.</summary>
    public TimeSpan KeepWords { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Where people reach the product: the buttons of our own emails lead there. Empty: they have none.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>The team that helps with registrations. Empty: nobody but the owner is told of trouble.</summary>
    public string CustomerExperience { get; set; } = "";

    /// <summary>Emails handed over at once, per replica.</summary>
    [Range(1, 64)]
    public int Connections { get; set; } = 4;

    /// <summary>Emails a second to one domain, over all replicas.</summary>
    [Range(0.01, 1000)]
    public double PerDomainPerSecond { get; set; } = 10;

    /// <summary>For connecting and handing one over.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After this a claimed email whose worker is silent is in doubt. Longer than <see cref="Timeout"/>.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>An email older than this that still cannot be handed over is given up.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Answers come to us: there is a mailbox for them and a key for its addresses.</summary>
    public bool TakesReplies => ReplyTo.Length > 0;

    /// <summary>Either no mailbox for answers, or one of the form name@domain and a key nobody can guess.</summary>
    public bool RepliesAreUsable => !TakesReplies || (ReplyTo.Split('@') is [{ Length: > 0 and <= 16 } name, { Length: > 0 }] && !name.Contains('+', StringComparison.Ordinal) && ReplyKey.Length >= 32);
}
