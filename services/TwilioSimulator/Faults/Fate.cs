using System.Text.Json.Serialization;

namespace TwilioSimulator.Faults;

/// <summary>
/// Everything that will go wrong with one text, drawn once when it is accepted and written to the record with it: a
/// restart of the simulator continues with the same fate, and a test can see afterwards what it had to survive.
/// </summary>
internal sealed record Fate
{
    public static readonly Fate Kind = new();

    /// <summary>Refuse…, AcceptThen… or null for a proper answer.</summary>
    public FaultKind? Answer { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int SlowMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Hidden { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CallbackFirst { get; init; }

    /// <summary>How often each callback is sent: normally 1.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Seed of the shuffle; null keeps the order.</summary>
    public ulong? Shuffle { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LateMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WebhooksOff { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NoReceipt { get; init; }

    /// <summary>The error the text ends with, when a magic recipient asks for one.</summary>
    public int? ErrorCode { get; init; }

    [JsonIgnore]
    public bool IsRefused => Answer is FaultKind.Refuse429 or FaultKind.Refuse500 or FaultKind.Refuse503;

    [JsonIgnore]
    public bool IsSilent => Hidden || WebhooksOff;

    public Fate With(FaultRule rule, Draw draw) => rule.Kind switch
    {
        FaultKind.Slow => this with { SlowMs = rule.Milliseconds ?? 3_000 },
        FaultKind.Hide => this with { Hidden = true },
        FaultKind.CallbackFirst => this with { CallbackFirst = true },
        FaultKind.DuplicateCallbacks => this with { Copies = rule.Copies ?? draw.Between(2, 5) },
        FaultKind.ReorderCallbacks => this with { Shuffle = draw.Bits },
        FaultKind.LateCallbacks => this with { LateMs = rule.Milliseconds ?? 5_000 },
        FaultKind.WebhooksOff => this with { WebhooksOff = true },
        FaultKind.NoReceipt => this with { NoReceipt = true },
        // One answer per request: the first rule that struck keeps it.
        _ => this with { Answer = Answer ?? rule.Kind },
    };
}
