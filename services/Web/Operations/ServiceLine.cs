using System.Globalization;
using ServiceDefaults.Operations;
using Web.Clients;
using Web.Conversations;

namespace Web.Operations;

/// <summary>One service in words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Word">Healthy, Degraded, Unhealthy, that it does not answer, or what is wrong although every check is green.</param>
/// <param name="Tone">How it looks.</param>
/// <param name="Troubles">What is wrong, one sentence each.</param>
/// <param name="State">What it said; null when it did not answer.</param>
public sealed record ServiceLine(string Name, string Word, Tone Tone, IReadOnlyList<Trouble> Troubles, ServiceState? State)
{
    // A fact is published within a second; one that waits longer has met something.
    private const double LateSeconds = 10;

    public long Waiting => State?.Queues?.Sum(queue => queue.Ready) ?? 0;

    public long DeadLetters => State?.Queues?.Sum(queue => queue.DeadLetters) ?? 0;

    public static ServiceLine Of(string name, Answer<ServiceState> answer) => answer.IsOk
        ? new(name, WordOf(answer.Value), ToneOf(answer.Value), [.. TroublesOf(answer.Value)], answer.Value)
        : new(name, answer.Problem.Status is 0 or >= 500 ? "No answer" : "Refused", Tone.Bad, [new($"{answer.Problem.Title} {answer.Problem.Detail}")], null);

    /// <summary>"0.4 s", "12 s", "3 min", "2 h".</summary>
    public static string Age(double seconds) => seconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 7200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0} h"),
    };

    // A card that warns and says "Healthy" would be read as healthy.
    private static string WordOf(ServiceState state)
    {
        if (state.Status != "Healthy") return state.Status;
        if (state.Queues is not { } queues) return "Broker out of sight";
        if (queues.Any(queue => queue.Readers == 0)) return "Queue without a reader";
        var letters = queues.Sum(queue => queue.DeadLetters);
        if (letters > 0) return string.Create(CultureInfo.InvariantCulture, $"{letters:N0} set aside");
        return state.Outbox is { OldestSeconds: > LateSeconds } ? "Facts wait for the broker" : state.Status;
    }

    private static Tone ToneOf(ServiceState state) => state.Status switch
    {
        "Healthy" => TroublesOf(state).Any() ? Tone.Doubt : Tone.Good,
        "Degraded" => Tone.Doubt,
        _ => Tone.Bad,
    };

    private static IEnumerable<Trouble> TroublesOf(ServiceState state)
    {
        foreach (var check in state.Checks.Where(check => check.Status != "Healthy")) yield return new($"{check.Name}: {check.Detail ?? check.Status}");
        if (state.Outbox is { OldestSeconds: > LateSeconds } outbox) yield return new($"The oldest of {outbox.Waiting} facts has waited {Age(outbox.OldestSeconds)} for the broker.");
        if (state.Queues is null) yield return new("Its queues cannot be seen: the broker does not answer.");
        foreach (var queue in (state.Queues ?? []).Where(queue => queue.Readers == 0)) yield return new($"Nobody reads {queue.Name}.");
        foreach (var queue in (state.Queues ?? []).Where(queue => queue.DeadLetters > 0)) yield return new($"{queue.DeadLetters:N0} of {queue.Name} could not be handled.", queue.Name);
    }
}

/// <summary>One thing that is wrong with a service.</summary>
/// <param name="Words">In a sentence.</param>
/// <param name="Queue">The queue whose set-aside messages can be looked at; null when there are none.</param>
public sealed record Trouble(string Words, string? Queue = null);
