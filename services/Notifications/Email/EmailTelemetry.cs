using System.Diagnostics;
using System.Diagnostics.Metrics;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email;

/// <summary>What operators see of emails: the sending within the trace of its cause, and counters. Never an address, never a word of them.</summary>
internal sealed class EmailTelemetry : IDisposable
{
    private static readonly ActivitySource Activities = new("Texting.Emails");

    private readonly Meter _meter;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _inbound;

    public EmailTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create("Texting.Emails");
        _attempts = _meter.CreateCounter<long>("texting.emails.attempts", "{email}", "Tries to hand an email over, by what became of it (sent, waiting, failed, indoubt) and purpose.");
        _inbound = _meter.CreateCounter<long>("texting.emails.inbound", "{email}", "Emails that came in, by what was done with them (posted, ignored, stray) and why.");
    }

    public static Activity? StartAttempt(ClaimedEmail email)
    {
        var activity = Activities.StartActivity("send email", ActivityKind.Client, email.TraceParent);
        activity?.SetTag("email.id", email.Id).SetTag("email.attempt", email.Attempt).SetTag("email.purpose", email.Purpose);
        return activity;
    }

    public void Count(EmailState state, string purpose) =>
        _attempts.Add(1, new KeyValuePair<string, object?>("state", state.ToString().ToLowerInvariant()), new KeyValuePair<string, object?>("purpose", purpose));

    public void CountInbound(InboundOutcome outcome, string? reason) =>
        _inbound.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()), new KeyValuePair<string, object?>("reason", reason ?? ""));

    public void Dispose() => _meter.Dispose();
}
