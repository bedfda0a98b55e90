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

    public Number? FindBySid(string sid) => _byPhone.Values.FirstOrDefault(number => number.Sid == sid);

    /// <summary>The sender a Messaging Service picks: always the same, as a sticky sender would be.</summary>
    public Number? SenderOf(string messagingServiceSid) =>
        All.FirstOrDefault(number => number.MessagingServiceSid == messagingServiceSid);

    public void Apply(Entry entry)
    {
        switch (entry)
        {
            // A second buyer of the same number comes too late; a change of it keeps its sid.
            case NumberAdded { Number: var number } when Find(number.PhoneNumber) is not { CreatedAt: not null } present || present.Sid == number.Sid:
                _byPhone[number.PhoneNumber] = number;
                break;
            case NumberGone { PhoneNumber: var phone }: _byPhone.TryRemove(phone, out _); break;
        }
    }

    public void Clear()
    {
        _byPhone.Clear();
        foreach (var number in _configured) _byPhone[number.PhoneNumber] = number;
    }
}
