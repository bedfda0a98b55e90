using Microsoft.Extensions.Options;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Webhooks;

/// <summary>Signs, posts, retries as the address asks, and writes every try to the record.</summary>
internal sealed partial class WebhookSender(
    WebhookClient client, AppendOnlyRecord record, IOptions<SimulatorOptions> options, TimeProvider clock, ILogger<WebhookSender> log)
{
    // Twilio does not say how long it waits between tries; long enough not to spend all five within one hiccup.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<WebhookOutcome> PostAsync(Webhook webhook, CancellationToken stopping)
    {
        var (url, overrides) = ConnectionOverrides.Split(webhook.Address);
        var signature = Signature.Of(url, webhook.Form, options.Value.AuthToken);
        var started = clock.GetTimestamp();

        for (var attempt = 1; ; attempt++)
        {
            var began = clock.GetTimestamp();
            var result = await client.PostAsync(url, webhook, signature, overrides, overrides.Total - clock.GetElapsedTime(started), stopping);
            var again = attempt <= overrides.Retries
                && overrides.Policy.HasFlag(result.Failure) && result.Failure != RetryOn.Nothing
                && clock.GetElapsedTime(started) + Pause < overrides.Total;

            await record.AppendAsync(new WebhookTried(
                webhook.Sid, webhook.Event, webhook.Copy, attempt, url, result.HttpStatus, result.FailureName,
                (int)clock.GetElapsedTime(began).TotalMilliseconds, Final: !again) { At = clock.GetUtcNow() });

            if (!again) return Ended(webhook, new WebhookOutcome(result.HttpStatus, result.FailureName, attempt));
            await Task.Delay(Pause, clock, stopping);
        }
    }

    WebhookOutcome Ended(Webhook webhook, WebhookOutcome outcome)
    {
        if (!outcome.Answered) LogUnanswered(webhook.Sid, webhook.Event, outcome.HttpStatus, outcome.Failure, outcome.Attempts);
        return outcome;
    }

    [LoggerMessage(1, LogLevel.Warning, "Webhook {Event} of {Sid} failed: status {Status}, failure {Failure}, tries {Attempts}")]
    partial void LogUnanswered(string sid, string @event, int? status, string? failure, int attempts);
}
