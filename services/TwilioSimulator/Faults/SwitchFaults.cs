using Microsoft.AspNetCore.Http.HttpResults;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Faults;

/// <summary>Reads, adds and clears faults; the control API and the drawer on the handset page share it.</summary>
internal static class SwitchFaults
{
    internal sealed record Change(int? Seed, IReadOnlyList<FaultRule>? Rules);

    internal sealed record Board(int Seed, IReadOnlyList<FaultRule> Rules);

    public static Board Read(FaultBoard board)
    {
        var (seed, rules) = board.Current();
        return new Board(seed, rules);
    }

    /// <summary>A rule replaces the one of the same kind for the same phone, and with probability 0 only removes it; the others stay.</summary>
    public static async Task<Results<Ok<Board>, ValidationProblem>> Add(Change change, FaultBoard board, AppendOnlyRecord record, TimeProvider clock)
    {
        var added = change.Rules ?? [];
        if (Mistakes(added) is { Count: > 0 } mistakes) return TypedResults.ValidationProblem(mistakes);

        await record.AppendAsync(new FaultsSwitched(change.Seed, added) { At = clock.GetUtcNow() });
        return TypedResults.Ok(Read(board));
    }

    /// <summary>Clears all faults, or only those of a kind, of a phone, or both.</summary>
    public static async Task<Results<Ok<Board>, ValidationProblem>> Remove(
        string? kind, string? phone, FaultBoard board, AppendOnlyRecord record, TimeProvider clock)
    {
        var known = Enum.TryParse<FaultKind>(kind, ignoreCase: true, out var named);
        if (kind is not null && !known) return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["kind"] = ["is no fault there is"] });

        await record.AppendAsync(new FaultsCleared(known ? named : null, phone) { At = clock.GetUtcNow() });
        return TypedResults.Ok(Read(board));
    }

    static Dictionary<string, string[]> Mistakes(IReadOnlyList<FaultRule> rules)
    {
        var mistakes = new Dictionary<string, string[]>();
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Probability is < 0 or > 1) mistakes[$"rules[{i}].probability"] = ["must be between 0 and 1"];
            if (rules[i].Next is < 1) mistakes[$"rules[{i}].next"] = ["must be 1 or more"];
            if (rules[i].Copies is < 1 or > 5) mistakes[$"rules[{i}].copies"] = ["must be between 1 and 5"];
            if (rules[i].Milliseconds is < 0) mistakes[$"rules[{i}].milliseconds"] = ["must not be negative"];
            if (rules[i].Phone is { } phone && !Geography.IsE164(phone)) mistakes[$"rules[{i}].phone"] = ["must be E.164"];
        }

        return mistakes;
    }
}
