using MudBlazor;
using Texting.Contracts.Messaging.Http;

namespace Web.Conversations;

/// <summary>How good or bad a state is to look at.</summary>
public enum Tone
{
    Waiting,
    Underway,
    Good,
    Doubt,
    Bad,
}

/// <summary>A text's state for people.</summary>
/// <param name="Label">One or two words beside the text.</param>
/// <param name="Meaning">One sentence for the legend and the tooltip.</param>
/// <param name="Icon">Drawn before the label, so that colour is never the only sign.</param>
/// <param name="Tone">How it looks.</param>
public sealed record TextStateWords(string Label, string Meaning, string Icon, Tone Tone)
{
    private static readonly Dictionary<TextState, TextStateWords> Known = new()
    {
        [TextState.Queued] = new("Queued", "Waits for its turn. Nothing has left yet.", Icons.Material.Rounded.Schedule, Tone.Waiting),
        [TextState.Sending] = new("Sending", "On its way to the carrier.", Icons.Material.Rounded.ArrowUpward, Tone.Waiting),
        [TextState.Accepted] = new("Accepted", "The carrier has taken it over; from now on it counts as used.", Icons.Material.Rounded.Check, Tone.Underway),
        [TextState.Sent] = new("Sent", "Handed to the phone's network. Some networks never say more than this.", Icons.Material.Rounded.Check, Tone.Underway),
        [TextState.Delivered] = new("Delivered", "The phone has it.", Icons.Material.Rounded.DoneAll, Tone.Good),
        [TextState.InDoubt] = new("Checking", "The carrier did not answer. We are finding out whether it has the text before anything is sent again.", Icons.Material.Rounded.Sync, Tone.Doubt),
        [TextState.Unconfirmed] = new("Not confirmed", "The carrier never said whether it has the text. It may or may not have arrived.", Icons.Material.Rounded.HelpOutline, Tone.Doubt),
        [TextState.Undelivered] = new("Not delivered", "The carrier took it, but it did not reach the phone.", Icons.Material.Rounded.ErrorOutline, Tone.Bad),
        [TextState.Failed] = new("Failed", "The carrier refused it.", Icons.Material.Rounded.ErrorOutline, Tone.Bad),
        [TextState.Refused] = new("Not sent", "We did not send it, for the reason given with it. It does not count.", Icons.Material.Rounded.Block, Tone.Bad),
        [TextState.Received] = new("Received", "Came in from this person's phone.", Icons.Material.Rounded.CallReceived, Tone.Good),
    };

    /// <summary>Every state in the order in which a text meets them; what the legend shows.</summary>
    public static IReadOnlyCollection<TextStateWords> Legend => Known.Values;

    /// <summary>The words for a state; a state of a newer server is shown by its name.</summary>
    public static TextStateWords For(TextState state) =>
        Known.TryGetValue(state, out var words)
            ? words
            : new(state.ToString(), "The server knows more about this state.", Icons.Material.Rounded.HelpOutline, Tone.Doubt);
}
