using TwilioSimulator.Messages;
using TwilioSimulator.Oracle;
using TwilioSimulator.Webhooks;

namespace TwilioSimulator.Handsets;

/// <summary>Hands inbound texts over to the customer, and those a restart interrupted again.</summary>
internal sealed partial class IncomingTexts(
    MessageLog messages, WebhookLog webhooks, InboundWebhook webhook, IHostApplicationLifetime lifetime, ILogger<IncomingTexts> log) : IHostedService
{
    readonly CancellationToken _stopping = lifetime.ApplicationStopping;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var message in messages.All().Where(message => message.Direction == MessageDirection.Inbound && !IsHandedOver(message)))
            _ = HandOverAsync(message);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Null when nobody is told of the text, or the simulator stops meanwhile.</summary>
    public async Task<WebhookOutcome?> HandOverAsync(Message message)
    {
        try
        {
            return await webhook.PostAsync(message, _stopping);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Its last try is not in the record, so the next start takes it up again.
            return null;
        }
        catch (Exception failure)
        {
            LogStuck(failure, message.Sid);
            return null;
        }
    }

    bool IsHandedOver(Message message) =>
        Enumerable.Range(1, message.Fate.Copies).All(copy => webhooks.IsFinished(message.Sid, "inbound", copy));

    [LoggerMessage(1, LogLevel.Error, "Inbound text {Sid} could not be handed over")]
    partial void LogStuck(Exception failure, string sid);
}
