using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Numbers;

/// <summary>The numbers of the account: those configured, and those added through the control API.</summary>
internal sealed class NumberDirectory : IProjection
{
    readonly ConcurrentDictionary<string, Number> _byPhone = new(StringComparer.Ordinal);
    readonly IList<Number> _configured;

    public NumberDirectory(IOptions<SimulatorOptions> options)
    {
        _configured = options.Value.Numbers;
        Clear();
    }

    public IEnumerable<Number> All => _byPhone.Values.OrderBy(number => number.Sid, StringComparer.Ordinal);

    public Number? Find(string phoneNumber) => _byPhone.GetValueOrDefault(phoneNumber);

    /// <summary>The sender a Messaging Service picks: always the same, as a sticky sender would be.</summary>
    public Number? SenderOf(string messagingServiceSid) =>
        All.FirstOrDefault(number => number.MessagingServiceSid == messagingServiceSid);

    public void Apply(Entry entry)
    {
        if (entry is NumberAdded added) _byPhone[added.Number.PhoneNumber] = added.Number;
    }

    public void Clear()
    {
        _byPhone.Clear();
        foreach (var number in _configured) _byPhone[number.PhoneNumber] = number;
    }
}
