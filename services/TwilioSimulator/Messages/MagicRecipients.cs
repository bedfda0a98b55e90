using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TwilioSimulator.Accounts;
using TwilioSimulator.Faults;

namespace TwilioSimulator.Messages;

/// <summary>Recipients whose last four digits force an outcome, so that a demo can show each without a switch.</summary>
internal sealed class MagicRecipients(IOptions<SimulatorOptions> options)
{
    public static readonly TwilioError OptedOut = new(21610, 400, "Attempt to send to unsubscribed recipient");
    public static readonly TwilioError NotPermitted =
        new(21408, 400, "Permission to send an SMS or MMS has not been enabled for the region indicated by the 'To' number.");

    readonly ConcurrentDictionary<string, int> _tries = new(StringComparer.Ordinal);

    public TwilioError? Refusal(string to) => LastDigits(to) switch
    {
        "0003" => NotPermitted,
        "0004" => OptedOut,
        // Twice too many, the third goes through.
        "2429" when _tries.AddOrUpdate(to, 1, (_, tries) => tries + 1) % 3 != 0 => TwilioError.TooManyRequests,
        _ => null,
    };

    public Fate FateOf(string to, Fate fate) => LastDigits(to) switch
    {
        "1003" => fate with { ErrorCode = 30003 },
        "1007" => fate with { ErrorCode = 30007 },
        "2502" => fate with { Answer = FaultKind.AcceptThenHtml502 },
        "2999" => fate with { SlowMs = 20_000 },
        _ => fate,
    };

    string LastDigits(string to) => options.Value.MagicRecipients && to.Length > 4 ? to[^4..] : "";
}
