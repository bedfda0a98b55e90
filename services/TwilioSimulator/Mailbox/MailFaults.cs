using System.Text.Json.Serialization;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Mailbox;

/// <summary>What goes wrong with the next emails.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MailFault>))]
internal enum MailFault
{
    /// <summary>450 to the recipient: not now.</summary>
    RefuseForNow,

    /// <summary>550 to the recipient: never.</summary>
    RefuseForGood,

    /// <summary>451 to the whole message: not now.</summary>
    RejectForNow,

    /// <summary>554 to the whole message: never.</summary>
    RejectForGood,

    /// <summary>Takes the message, puts it on the shelf, and hangs up without an answer.</summary>
    LoseAnswer,
}

/// <summary>A fault that is switched on.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="To">With mail to this recipient; null: to anybody.</param>
/// <param name="Next">With so many; 1 if not said.</param>
internal sealed record MailFaultRule(MailFault Kind, string? To = null, int? Next = null);

/// <summary>The faults that wait for their emails.</summary>
internal sealed class MailFaults : IProjection
{
    readonly Lock _gate = new();
    readonly List<MailFaultRule> _rules = [];

    public IReadOnlyList<MailFaultRule> Current()
    {
        lock (_gate) return [.. _rules];
    }

    public void Add(MailFaultRule rule)
    {
        lock (_gate) _rules.Add(rule with { Next = rule.Next ?? 1 });
    }

    /// <summary>The first of these kinds that is meant for the recipient; used up by one.</summary>
    public MailFault? Strike(string recipient, params MailFault[] kinds)
    {
        lock (_gate)
        {
            var index = _rules.FindIndex(rule => kinds.Contains(rule.Kind) && (rule.To is null || rule.To.Equals(recipient, StringComparison.OrdinalIgnoreCase)));
            if (index < 0) return null;
            var rule = _rules[index];
            if (rule.Next > 1) _rules[index] = rule with { Next = rule.Next - 1 };
            else _rules.RemoveAt(index);
            return rule.Kind;
        }
    }

    public void Apply(Entry entry)
    {
        // Faults of mail are no entries of the record.
    }

    public void Clear()
    {
        lock (_gate) _rules.Clear();
    }
}
