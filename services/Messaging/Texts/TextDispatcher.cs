using System.Collections.Concurrent;
using Messaging.Carrier;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data.Work;

namespace Messaging.Texts;

/// <summary>
/// Sends. Claims no more than there are free places in the HTTP window, posts each once, and hands in what became of it.
/// The only code that repeats a create, and only one that surely did nothing.
/// </summary>
internal sealed class TextDispatcher(
    TextClaim claim, TwilioMessages carrier, TextNewsWriter news, AccountRests rests, IOptions<TwilioOptions> twilio, TimeProvider clock,
    ILogger<TextDispatcher> log) : ClaimLoop(clock, log)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;
    // A claim costs the same for one text as for many: places in the window that get free one after the other share it.
    private readonly Beat _beat = new(TimeSpan.FromMilliseconds(15));
    private readonly SendWindow _window = new(twilio.Value.ConcurrentRequests);
    private readonly ConcurrentDictionary<Guid, (Guid Company, Task Task)> _underWay = new();
    private readonly CancellationTokenSource _giveUp = new();
    private DateTimeOffset _roomAt = DateTimeOffset.MaxValue;

    // Until a sender has room again, to the millisecond: a poll that came later would waste what it may send.
    protected override TimeSpan IdleDelay => _roomAt - _clock.GetUtcNow() is var room && room < base.IdleDelay
        ? TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(room.TotalMilliseconds)))
        : base.IdleDelay;

    // What is on its way gets its answer written; what takes longer than the host waits is in doubt at the next start.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_underWay.Values.Select(sending => sending.Task)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A host may stop its services a second time while it disposes of them.
        if (!_giveUp.IsCancellationRequested) await _giveUp.CancelAsync();
    }

    public override void Dispose()
    {
        _giveUp.Dispose();
        base.Dispose();
    }

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _beat.NextAsync(cancellationToken);
        var now = _clock.GetUtcNow();
        var free = _window.Free(now);
        var full = free == 0;
        if (full && (free = _window.Spare(now)) == 0) return 0;

        var aside = full ? _underWay.Values.Select(sending => sending.Company).ToHashSet() : [];
        var (claimed, refused, roomAt) = await claim.TakeAsync(free, rests.Resting(now), aside, cancellationToken);
        _roomAt = roomAt ?? DateTimeOffset.MaxValue;
        foreach (var text in claimed)
        {
            // Written down before it starts: written down after its end it would stay, and its company without spare places.
            var entry = _underWay[text.Id] = (text.CompanyId, Task.CompletedTask);
            _underWay.TryUpdate(text.Id, entry with { Task = SendAsync(text, _window.Enter()) }, entry);
        }

        if (claimed.Count + refused == 0 && !full) _beat.Rest();
        return claimed.Count + refused;
    }

    private async Task SendAsync(ClaimedText text, int ticket)
    {
        // The loop goes on claiming while this one waits for the carrier.
        await Task.Yield();
        using var activity = TextTelemetry.StartAttempt(text);
        try
        {
            var outcome = await PostAsync(text);
            var retryAt = Leave(text, outcome, ticket);
            await HandInAsync(new TextNews.Answered(text.Id, text.Attempt, outcome, retryAt));
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            _log.LogWarning("Stopped before the answer for text {TextId} was written; it will be in doubt", text.Id);
        }
        catch (Exception failure)
        {
            _log.LogError(failure, "The answer for text {TextId} could not be written; it will be in doubt", text.Id);
        }
        finally
        {
            _underWay.TryRemove(text.Id, out _);
            Wake();
        }
    }

    private async Task<SendOutcome> PostAsync(ClaimedText text)
    {
        // A process that slept since the claim must not send what others already hold for lost.
        if (_clock.GetUtcNow() > text.LeaseUntil - twilio.Value.Timeout) return new SendOutcome.SurelyNotSent(TooFast: false, RetryAfter: null);
        return await carrier.CreateAsync(new(text.Id, text.Attempt, text.AccountSid, text.MessagingServiceSid, text.Phone, text.Body, text.MediaUrls, text.NotAfter));
    }

    /// <summary>Gives the place in the window back and says when to try again, should it be safe to.</summary>
    private DateTimeOffset Leave(ClaimedText text, SendOutcome outcome, int ticket)
    {
        var now = _clock.GetUtcNow();
        var retryAt = now + BackOff.After(text.Attempt, Random.Shared.NextDouble());
        switch (outcome)
        {
            case SendOutcome.Accepted:
                _window.LeaveAccepted();
                rests.Works(text.AccountSid);
                return retryAt;
            case SendOutcome.SurelyNotSent { TooFast: true, RetryAfter: var wait }:
                var pausedUntil = wait is { } asked ? now + asked : now;
                _window.LeaveTooFast(ticket, pausedUntil);
                return retryAt > pausedUntil ? retryAt : pausedUntil;
            case SendOutcome.AccountStopped { Code: var code }:
                _window.Leave();
                return rests.Rest(text.AccountSid, code, now);
            case SendOutcome.Refused { Code: var code } when CarrierErrors.Of(code).RetryAfter is { } later:
                _window.Leave();
                return now + BackOff.Patiently(later, text.Attempt);
            case SendOutcome.Refused:
                _window.Leave();
                return retryAt;
            default:
                _window.LeaveSilent(now);
                return retryAt;
        }
    }

    /// <summary>An answer of the carrier is not had twice: it is kept until the database takes it.</summary>
    private async Task HandInAsync(TextNews.Answered answer)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await news.TellAsync(answer, _giveUp.Token);
                return;
            }
            catch (System.Data.Common.DbException failure) when (failure.IsTransient)
            {
                var wait = BackOff.After(attempt, Random.Shared.NextDouble());
                await Task.Delay(wait < LongestWait ? wait : LongestWait, _clock, _giveUp.Token);
            }
        }
    }
}
