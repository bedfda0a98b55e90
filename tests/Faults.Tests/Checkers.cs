using Texting.Contracts.Messaging.Http;

namespace Faults.Tests;

/// <summary>A text message as the product shows it after the drain.</summary>
public sealed record SeenText(Guid Id, TextState Status, int Segments);

/// <summary>A text as the carrier's record has it: the truth.</summary>
public sealed record AcceptedText(Guid Id, int Attempt, int Segments, bool Hidden);

/// <summary>What a run did and saw of one company.</summary>
/// <param name="Attempted">Messages the run wanted to send.</param>
/// <param name="Acknowledged">The texts of the messages that were answered 2xx, as the product shows them now.</param>
/// <param name="Accepted">The carrier's record, one entry per accepted create; also of texts that nobody was told of.</param>
/// <param name="Received">Texts that came in, as the feeds have them, to the segments the carrier issued.</param>
/// <param name="Ledger">Text id to what it counts for in Billing: all of the company since the run began.</param>
public sealed record Observation(
    int Attempted, IReadOnlyList<SeenText> Acknowledged, IReadOnlyList<AcceptedText> Accepted, IReadOnlyDictionary<Guid, int> Received, IReadOnlyDictionary<Guid, int> Ledger);

/// <summary>What is wrong with a run: every list empty means it passed.</summary>
public sealed record Verdict(
    int Attempted, int Acknowledged, IReadOnlyList<string> Lost, IReadOnlyList<string> Duplicated,
    IReadOnlyList<string> Unexpected, IReadOnlyList<string> Miscounted, int Recovered)
{
    /// <summary>Of several companies.</summary>
    public static Verdict operator +(Verdict a, Verdict b) => new(
        a.Attempted + b.Attempted, a.Acknowledged + b.Acknowledged, [.. a.Lost, .. b.Lost], [.. a.Duplicated, .. b.Duplicated],
        [.. a.Unexpected, .. b.Unexpected], [.. a.Miscounted, .. b.Miscounted], a.Recovered + b.Recovered);

    public bool Passed => Lost.Count + Duplicated.Count + Unexpected.Count + Miscounted.Count == 0;

    public override string ToString() =>
        $"attempted {Attempted} acknowledged {Acknowledged} lost {Lost.Count} duplicated {Duplicated.Count} " +
        $"unexpected {Unexpected.Count} miscounted {Miscounted.Count} recovered {Recovered}";
}

/// <summary>The total-queue and ledger checkers: the record is the truth, the product is the suspect.</summary>
public static class Checkers
{
    private static readonly TextState[] AtTheCarrier = [TextState.Accepted, TextState.Sent, TextState.Delivered, TextState.Undelivered];
    private static readonly TextState[] Final =
        [TextState.Sent, TextState.Delivered, TextState.Undelivered, TextState.Failed, TextState.Refused, TextState.Unconfirmed];

    public static Verdict Check(Observation run)
    {
        var accepted = run.Accepted.ToLookup(text => text.Id);
        var seen = run.Acknowledged.ToDictionary(text => text.Id);
        return new Verdict(
            run.Attempted,
            run.Acknowledged.Count,
            Lost: [.. Unsettled(run, accepted), .. SaidToBeSentButIsNot(run, accepted)],
            Duplicated: [.. accepted.Where(text => text.Count() > 1).Select(text => $"{text.Key} was accepted {text.Count()} times")],
            Unexpected: [.. Unexpected(run.Accepted, seen)],
            Miscounted: [.. Miscounted(run, accepted)],
            Recovered: run.Acknowledged.Count(text => AtTheCarrier.Contains(text.Status) && accepted[text.Id].Any(entry => entry.Attempt > 1)));
    }

    // Of what the carrier hides there is no more news than its acceptance.
    private static IEnumerable<string> Unsettled(Observation run, ILookup<Guid, AcceptedText> accepted) => run.Acknowledged
        .Where(text => !Final.Contains(text.Status) && !(text.Status == TextState.Accepted && accepted[text.Id].Any(entry => entry.Hidden)))
        .Select(text => $"{text.Id} is still {text.Status}");

    // The product says that it is at the carrier and the carrier knows nothing of it.
    private static IEnumerable<string> SaidToBeSentButIsNot(Observation run, ILookup<Guid, AcceptedText> accepted) => run.Acknowledged
        .Where(text => AtTheCarrier.Contains(text.Status) && !accepted[text.Id].Any())
        .Select(text => $"{text.Id} is {text.Status} and never reached the carrier");

    // The carrier has it and the product denies it. Only what the carrier hid may be Unconfirmed.
    private static IEnumerable<string> Unexpected(IReadOnlyList<AcceptedText> accepted, Dictionary<Guid, SeenText> seen) =>
        from text in accepted
        let state = seen.GetValueOrDefault(text.Id)?.Status
        where state is not null && !AtTheCarrier.Contains(state.Value) && !(text.Hidden && state == TextState.Unconfirmed)
        select $"{text.Id} was accepted and is {state}";

    // Every text of either book. One that was sent counts its segments when the carrier has it and we know, and 0 otherwise; one
    // that came in counts those the carrier issued; what is in no record counts nothing, whatever the ledger says.
    private static IEnumerable<string> Miscounted(Observation run, ILookup<Guid, AcceptedText> accepted)
    {
        var states = run.Acknowledged.ToDictionary(text => text.Id, text => text.Status);
        return from text in states.Keys.Union(run.Accepted.Select(entry => entry.Id)).Union(run.Received.Keys).Union(run.Ledger.Keys)
               let isDenied = states.TryGetValue(text, out var state) && !AtTheCarrier.Contains(state)
               let truth = isDenied ? 0 : run.Received.TryGetValue(text, out var segments) ? segments : accepted[text].Sum(entry => entry.Segments)
               let counted = run.Ledger.GetValueOrDefault(text)
               where truth != counted
               select $"{text} ({(states.TryGetValue(text, out var shown) ? shown : "not written here")}) counts {counted} and the record says {truth}";
    }
}
