namespace Notifications.Email;

/// <summary>Where an email goes after one try.</summary>
/// <param name="State">Its new state.</param>
/// <param name="Reason">For the company's admins; null when there is nothing to say.</param>
/// <param name="Wait">Until the next try; only when it waits.</param>
/// <param name="Refusals">Times it was told "not now", this one included.</param>
internal sealed record EmailStep(EmailState State, string? Reason, TimeSpan Wait, int Refusals);

/// <summary>
/// At most once: what surely was not sent is tried again, what may have been sent is not. A mail that never came shows as
/// in doubt and a person sends it again; a mail that came twice could not be called back.
/// </summary>
internal static class EmailRetry
{
    // A full mailbox or a greylisting server takes hours, not seconds.
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(12),
    ];

    private static readonly TimeSpan ServerRest = TimeSpan.FromSeconds(30);

    public static EmailStep After(SmtpOutcome outcome, int refusals, TimeSpan age, TimeSpan giveUpAfter) => outcome switch
    {
        SmtpOutcome.Accepted => new(EmailState.Sent, null, TimeSpan.Zero, refusals),
        SmtpOutcome.Never never => new(EmailState.Failed, never.Why, TimeSpan.Zero, refusals),
        SmtpOutcome.Unknown unknown => new(EmailState.InDoubt, $"Handed over, but the answer was lost: {unknown.Why}", TimeSpan.Zero, refusals),
        SmtpOutcome.NoServer none when age >= giveUpAfter => new(EmailState.Failed, $"Given up: {none.Why}", TimeSpan.Zero, refusals),
        // Not this email's fault: however often, only its age counts.
        SmtpOutcome.NoServer none => new(EmailState.Waiting, none.Why, ServerRest, refusals),
        SmtpOutcome.NotNow later when age >= giveUpAfter || refusals >= Steps.Length => new(EmailState.Failed, $"Given up: {later.Answer}", TimeSpan.Zero, refusals + 1),
        SmtpOutcome.NotNow later => new(EmailState.Waiting, later.Answer, Steps[refusals], refusals + 1),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
