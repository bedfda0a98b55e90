using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data.Work;

namespace Notifications.Email;

/// <summary>
/// Hands emails over: claims no more than it has connections for, tries each once, and writes what became of it. Only what
/// surely was not sent goes back to the queue.
/// </summary>
internal sealed class EmailDispatcher(
    EmailQueue queue, SmtpSender smtp, EmailTelemetry telemetry, IOptions<EmailOptions> options, TimeProvider clock, ILogger<EmailDispatcher> log)
    : ClaimLoop(clock, log)
{
    private static readonly TimeSpan ServerRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DomainRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DatabaseRest = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;
    private readonly ConcurrentDictionary<Guid, Task> _underWay = new();
    private DateTimeOffset _restUntil;

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(1);

    // What is being handed over gets its answer written; what takes longer than the host waits is in doubt.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_underWay.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Host.Length == 0)
        {
            _log.LogWarning("Email:Host is not configured: emails are kept and wait");
            return;
        }

        await base.ExecuteAsync(stoppingToken);
    }

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var doubted = await queue.DoubtSilentAsync(now, cancellationToken);
        if (doubted > 0) _log.LogWarning("{Count} emails are in doubt: their worker fell silent", doubted);

        var free = options.Value.Connections - _underWay.Count;
        if (free <= 0 || now < _restUntil) return 0;
        var apart = TimeSpan.FromSeconds(1 / options.Value.PerDomainPerSecond);
        var claimed = await queue.TakeAsync(free, apart, now, now + options.Value.Lease, cancellationToken);
        foreach (var email in claimed)
        {
            var sending = SendAsync(email);
            _underWay[email.Id] = sending;
            if (sending.IsCompleted) _underWay.TryRemove(email.Id, out _);
        }

        return claimed.Count;
    }

    private async Task SendAsync(ClaimedEmail email)
    {
        // The loop goes on claiming while this one talks to the server.
        await Task.Yield();
        using var activity = EmailTelemetry.StartAttempt(email);
        try
        {
            var outcome = await HandOverAsync(email);
            var now = _clock.GetUtcNow();
            var step = EmailRetry.After(outcome, email.Refusals, now - email.CreatedAt, options.Value.GiveUpAfter);
            await ReportAsync(email, step, now);
            telemetry.Count(step.State, email.Purpose);
            // The server's words may hold an address: they are for the company's list, not for the log.
            if (step.State is not EmailState.Sent) _log.LogWarning("Email {EmailId} is {State} after attempt {Attempt}: {Outcome}", email.Id, step.State, email.Attempt, outcome.GetType().Name);
            if (outcome is SmtpOutcome.NoServer) _restUntil = now + ServerRest;
            if (outcome is SmtpOutcome.NotNow { IsTooFast: true }) await queue.RestAsync(email.Domain, now + DomainRest, CancellationToken.None);
        }
        catch (Exception failure)
        {
            _log.LogError(failure, "What became of email {EmailId} could not be written; it will be in doubt", email.Id);
        }
        finally
        {
            _underWay.TryRemove(email.Id, out _);
            Wake();
        }
    }

    /// <summary>A server's answer is not had twice: it is kept until the database takes it, or the others hold the email for doubtful anyway.</summary>
    private async Task ReportAsync(ClaimedEmail email, EmailStep step, DateTimeOffset now)
    {
        while (true)
        {
            try
            {
                await queue.ReportAsync(email, step, now, CancellationToken.None);
                return;
            }
            catch (System.Data.Common.DbException failure) when (failure.IsTransient && _clock.GetUtcNow() < email.LeaseUntil)
            {
                await Task.Delay(DatabaseRest, _clock);
            }
        }
    }

    private async Task<SmtpOutcome> HandOverAsync(ClaimedEmail email)
    {
        // A process that slept since the claim must not send what others already hold for doubtful.
        if (_clock.GetUtcNow() > email.LeaseUntil - options.Value.Timeout) return new SmtpOutcome.NoServer("Not sent in time after it was taken up.");
        return await smtp.SendAsync(email);
    }
}
