using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TwilioSimulator.Media;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;
using TwilioSimulator.Webhooks;

namespace TwilioSimulator.Messages;

/// <summary>Carries accepted texts through their plan, and on after a restart.</summary>
internal sealed partial class DeliveryPump(
    MessageLog messages, NumberDirectory numbers, AppendOnlyRecord record, WebhookLog webhooks, StatusCallback callbacks,
    FetchMedia media, IOptions<SimulatorOptions> options, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<DeliveryPump> log) : IHostedService
{
    readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    // The host's own: it outlives this service, so that being stopped twice is harmless.
    readonly CancellationToken _stopping = lifetime.ApplicationStopping;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var message in messages.All().Where(message => message.Direction == MessageDirection.OutboundApi)) _ = Start(message);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_underWay.Values).WaitAsync(cancellationToken);

    /// <summary>Completes when nothing more happens to the text: last status reached, last callback answered or given up.</summary>
    public Task Start(Message message)
    {
        var delivery = DeliverAsync(message);
        if (!delivery.IsCompleted)
        {
            _underWay[message.Sid] = delivery;
            _ = delivery.ContinueWith(_ => _underWay.TryRemove(message.Sid, out Task? _), TaskScheduler.Default);
        }

        return delivery;
    }

    public async Task CancelAsync(Message message)
    {
        await record.AppendAsync(new StatusReached(message.Sid, MessageStatus.Canceled) { At = clock.GetUtcNow() });
        if (message.StatusCallback is not null && !message.Fate.IsSilent)
            _ = callbacks.PostAsync(messages.Find(message.Sid)!, MessageStatus.Canceled, 1, _stopping);
    }

    async Task DeliverAsync(Message accepted)
    {
        try
        {
            var failure = await media.FetchAsync(accepted, _stopping);
            var queue = new CallbackQueue(accepted.Fate.Shuffle is null);
            foreach (var step in DeliveryPlan.For(accepted, failure, options.Value.Pace).Where(step => !IsDone(accepted.Sid, step)))
            {
                await WaitUntilAsync(accepted.StartsAt + step.After);
                if (messages.Find(accepted.Sid) is not { Status: not MessageStatus.Canceled } message) break;

                if (step.IsCallback) queue.Add(step.Status, () => callbacks.PostAsync(message, step.Status, step.Copy, _stopping));
                else await record.AppendAsync(Reached(message, step.Status, failure));
            }

            await queue.Finished();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The record knows how far the text came; the next start goes on from there.
        }
        catch (Exception failure)
        {
            LogStuck(failure, accepted.Sid);
        }
    }

    bool IsDone(string sid, DeliveryStep step) => step.IsCallback
        ? webhooks.IsFinished(sid, WireNames.Of(step.Status), step.Copy)
        : messages.Find(sid) is not { } message || message.Status >= step.Status;

    StatusReached Reached(Message message, MessageStatus status, int? failure) => new(
        message.Sid,
        status,
        status == MessageStatus.Queued ? numbers.SenderOf(message.MessagingServiceSid!)?.PhoneNumber : null,
        status is MessageStatus.Failed ? failure : status is MessageStatus.Undelivered ? message.Fate.ErrorCode : null)
    {
        At = clock.GetUtcNow(),
    };

    async Task WaitUntilAsync(DateTimeOffset due)
    {
        // Task.Delay takes no more than 49 days; nothing here is due later than Twilio's 35.
        if (due - clock.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait, clock, _stopping);
    }

    [LoggerMessage(1, LogLevel.Error, "Text {Sid} got stuck on its way")]
    partial void LogStuck(Exception failure, string sid);
}
