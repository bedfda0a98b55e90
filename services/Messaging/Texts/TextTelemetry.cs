using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Messaging.Texts;

/// <summary>What operators see of texts: one trace per text from the click on, and counters with business meaning. Never a phone, never a body.</summary>
internal sealed class TextTelemetry : IDisposable
{
    private static readonly ActivitySource Activities = new("Texting.Messages");

    private readonly Meter _meter;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _inDoubt;
    private readonly Counter<long> _unconfirmed;
    private double _queueAge;

    public TextTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create("Texting.Messages");
        _sent = _meter.CreateCounter<long>("texting.texts.sent", "{text}", "Texts the carrier accepted.");
        _delivered = _meter.CreateCounter<long>("texting.texts.delivered", "{text}", "Texts that reached the phone.");
        _failed = _meter.CreateCounter<long>("texting.texts.failed", "{text}", "Texts the carrier refused, or accepted and did not deliver.");
        _refused = _meter.CreateCounter<long>("texting.texts.refused", "{text}", "Texts we did not let leave, by reason.");
        _inDoubt = _meter.CreateCounter<long>("texting.texts.indoubt", "{text}", "Attempts whose answer is unknown.");
        _unconfirmed = _meter.CreateCounter<long>("texting.texts.unconfirmed", "{text}", "Texts the carrier never confirmed.");
        _meter.CreateObservableGauge("texting.texts.queue_age", () => Volatile.Read(ref _queueAge), "s", "How long the oldest text has been allowed to leave and is still here.");
    }

    public void QueueAge(TimeSpan age) => Volatile.Write(ref _queueAge, age.TotalSeconds);

    /// <summary>The span of one attempt; the HTTP call is below it.</summary>
    public static Activity? StartAttempt(ClaimedText text)
    {
        var activity = Activities.StartActivity("send text", ActivityKind.Client, text.TraceParent);
        activity?.SetTag("text.id", text.Id).SetTag("text.attempt", text.Attempt);
        return activity;
    }

    /// <summary>Goes on with the text's own trace, and names the request that brought the news.</summary>
    /// <returns>The traceparent for what the step causes.</returns>
    public static string? Trace(TextStep step, ActivityContext cause)
    {
        if (!step.Changes) return step.Before.TraceParent;
        var links = cause == default ? null : new[] { new ActivityLink(cause) };
        ActivityContext.TryParse(step.Before.TraceParent, null, isRemote: true, out var parent);
        using var activity = Activities.StartActivity($"text {step.After.Status}", ActivityKind.Internal, parent, links: links);
        activity?.SetTag("text.id", step.After.Id).SetTag("text.attempt", step.After.Attempt);
        return activity?.Id ?? step.Before.TraceParent;
    }

    /// <summary>Counts what was committed.</summary>
    public void Count(IEnumerable<TextStep> steps)
    {
        foreach (var step in steps.Where(step => step.Changes))
        {
            if (step.After.Status.IsAccepted() && !step.Before.Status.IsAccepted()) _sent.Add(1);
            switch (step.After.Status)
            {
                case TextStatus.Delivered: _delivered.Add(1); break;
                case TextStatus.Refused: _refused.Add(1, new KeyValuePair<string, object?>("reason", step.After.Refusal?.Words().Code)); break;
                case TextStatus.InDoubt: _inDoubt.Add(1); break;
                case TextStatus.Unconfirmed: _unconfirmed.Add(1); break;
                case TextStatus.Failed or TextStatus.FailedAtCarrier or TextStatus.Undelivered:
                    _failed.Add(1, new KeyValuePair<string, object?>("code", step.After.ErrorCode));
                    break;
            }
        }
    }

    public void Dispose() => _meter.Dispose();
}
