namespace Messaging.Tests.OptOuts;

/// <summary>A phone that wants no texts: from the moment its STOP was answered until it begins to say START.</summary>
public sealed record Silence(string Phone, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A claim that let a text leave.</summary>
public sealed record Left(string Text, string Phone, DateTimeOffset At);

/// <summary>R17: what was done to phones that said STOP. The claims are the cause, the carrier's record the proof.</summary>
public static class ConsentChecker
{
    /// <summary>How long a create that was on its way may take to arrive; see reliability.md R17.</summary>
    public static readonly TimeSpan InFlight = TimeSpan.FromSeconds(15);

    public static IReadOnlyList<string> Check(IEnumerable<Silence> silences, IEnumerable<Left> claims, IEnumerable<Left> accepted)
    {
        var quiet = silences.ToLookup(silence => silence.Phone);
        return
        [
            .. Within(claims, TimeSpan.Zero).Select(text => $"{text.Text} was claimed at {text.At:O} for a phone that had said STOP"),
            .. Within(accepted, InFlight).Select(text => $"{text.Text} was accepted at {text.At:O} for a phone that had said STOP"),
        ];

        IEnumerable<Left> Within(IEnumerable<Left> texts, TimeSpan slack) =>
            texts.Where(text => quiet[text.Phone].Any(silence => text.At > silence.From + slack && text.At < silence.Until));
    }
}
