using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TwilioSimulator.Messages;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Handsets;

/// <summary>All phones there are: those that ever texted or were texted, and those somebody put on the wall.</summary>
internal sealed class HandsetWall : IProjection
{
    readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    readonly MessageLog _messages;
    readonly NumberDirectory _numbers;
    readonly OptOuts _optOuts;
    readonly IList<NamedPhone> _configured;

    public HandsetWall(MessageLog messages, NumberDirectory numbers, OptOuts optOuts, IOptions<SimulatorOptions> options)
    {
        (_messages, _numbers, _optOuts, _configured) = (messages, numbers, optOuts, options.Value.Handsets);
        Clear();
    }

    public IReadOnlyList<string> Numbers() => [.. _names.Keys.Union(_messages.Handsets())];

    public string? NameOf(string number) => _names.GetValueOrDefault(number) is { Length: > 0 } name ? name : null;

    public DateTimeOffset LastTextAt(string number) => _messages.LastOnHandset(number)?.At ?? DateTimeOffset.MinValue;

    public HandsetView Show(string number, int texts = int.MaxValue) => new(
        number,
        NameOf(number),
        [.. _numbers.All.Where(company => _optOuts.Contains(number, company.OptOutScope)).Select(company => company.PhoneNumber)],
        [.. _messages.OnHandset(number).Where(message => message.IsOnHandset).TakeLast(texts).Select(HandsetText.Of)]);

    public void Apply(Entry entry)
    {
        if (entry is PhoneAdded added) _names[added.PhoneNumber] = added.Name;
    }

    public void Clear()
    {
        _names.Clear();
        foreach (var phone in _configured) _names[phone.PhoneNumber] = phone.Name;
    }
}
