using TwilioSimulator.Faults;

namespace TwilioSimulator.Messages;

/// <summary>One thing that happens to an accepted text: it reaches a status, or a copy of the callback for it is due.</summary>
internal sealed record DeliveryStep(TimeSpan After, MessageStatus Status, int Copy)
{
    public bool IsCallback => Copy > 0;
}

/// <summary>The whole future of a text, decided from values alone.</summary>
internal static class DeliveryPlan
{
    // Between callbacks that a fault has moved behind the text's last status.
    static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(20);

    /// <param name="message">The text as it was accepted.</param>
    /// <param name="failure">An error that keeps it from being sent at all, such as a picture that cannot be fetched.</param>
    /// <param name="pace">When each status is reached.</param>
    public static IReadOnlyList<DeliveryStep> For(Message message, int? failure, Pace pace)
    {
        var reached = Statuses(message, failure, pace);
        var steps = reached.Select(stage => new DeliveryStep(stage.After, stage.Status, 0)).ToList();
        if (message.StatusCallback is not null && !message.Fate.IsSilent) steps.AddRange(Callbacks(reached, message.Fate));

        // A stable sort: a status comes before its own callback.
        return [.. steps.OrderBy(step => step.After)];
    }

    static List<(TimeSpan After, MessageStatus Status)> Statuses(Message message, int? failure, Pace pace)
    {
        var stages = new List<(TimeSpan, MessageStatus)>();
        // A create with From answers "queued" already, and there is never a callback for the status of the answer.
        if (message.ServiceChoosesSender) stages.Add((Ms(pace.QueuedMs), MessageStatus.Queued));

        if (failure is not null)
        {
            stages.Add((Ms(pace.SentMs), MessageStatus.Failed));
            return stages;
        }

        stages.Add((Ms(pace.SentMs), MessageStatus.Sent));
        if (!message.Fate.NoReceipt)
            stages.Add((Ms(pace.DeliveredMs), message.Fate.ErrorCode is null ? MessageStatus.Delivered : MessageStatus.Undelivered));
        return stages;
    }

    static IEnumerable<DeliveryStep> Callbacks(List<(TimeSpan After, MessageStatus Status)> reached, Fate fate)
    {
        var late = Ms(fate.LateMs);
        var inTime = reached.SelectMany(stage =>
            Enumerable.Range(1, fate.Copies).Select(copy => new DeliveryStep(stage.After + late, stage.Status, copy)));
        if (fate.Shuffle is not { } shuffle) return inTime;

        var last = reached[^1].After + late;
        return Shuffled([.. inTime], shuffle).Select((step, place) => step with { After = last + (Gap * place) });
    }

    static DeliveryStep[] Shuffled(DeliveryStep[] steps, ulong bits)
    {
        new Random(unchecked((int)bits)).Shuffle(steps);
        // A shuffle that changes nothing would not be the fault that was asked for.
        if (steps.Length > 1 && steps.Zip(steps.Skip(1)).All(pair => pair.First.Status <= pair.Second.Status)) Array.Reverse(steps);
        return steps;
    }

    static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
