namespace Notifications.Email;

/// <summary>What became of one try to hand an email over.</summary>
internal abstract record SmtpOutcome
{
    private SmtpOutcome()
    {
    }

    /// <summary>The server answered 250 to the whole message: it is theirs now.</summary>
    public sealed record Accepted : SmtpOutcome;

    /// <summary>Our own mail server cannot be used now: not reached, no login, our address refused. Surely nothing was sent, and it is not this email's fault.</summary>
    public sealed record NoServer(string Why) : SmtpOutcome;

    /// <summary>4xx: surely not sent, may be later.</summary>
    public sealed record NotNow(int Code, string Answer) : SmtpOutcome
    {
        /// <summary>421: the server has had enough, of this and of the others to the same domain.</summary>
        public bool IsTooFast => Code == 421;
    }

    /// <summary>5xx, or an address that is none: surely not sent, and never will be.</summary>
    public sealed record Never(string Why) : SmtpOutcome;

    /// <summary>The message was handed over and no answer came.</summary>
    public sealed record Unknown(string Why) : SmtpOutcome;
}
