using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging;

/// <summary>What became of a text that was ordered. Of two states of one text the later one in this list holds, in whatever order they come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrderedTextState>))]
public enum OrderedTextState
{
    /// <summary>Not texted; the reason says why.</summary>
    Refused,

    /// <summary>The carrier never said whether it took it.</summary>
    Unconfirmed,

    /// <summary>The carrier refused it.</summary>
    Failed,

    /// <summary>The carrier took it.</summary>
    Accepted,

    /// <summary>The carrier took it, and it did not arrive.</summary>
    Undelivered,

    /// <summary>It reached the phone.</summary>
    Delivered,
}

/// <summary>What became of the text that a <see cref="SendMessage"/> asked for: for whoever asked, by the key they gave.</summary>
/// <remarks>
/// At least once, in any order. Of one text the further <paramref name="State"/> holds; of several texts of one order (it was
/// sent once more) the one with the higher <paramref name="TextMessageId"/>, unless one was delivered. When an order is more than
/// one text, this tells of the first. What a second try was refused for is not told.
/// </remarks>
/// <param name="Key">As in the command.</param>
/// <param name="CompanyId">On whose behalf.</param>
/// <param name="TextMessageId">Our id of the text message; later texts have higher ids.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="ReasonCode">Why it did not arrive: a stable code such as <c>opted-out</c> or <c>carrier-30003</c>; null when there is nothing to explain.</param>
/// <param name="Reason">The same for people, and what to do about it; null like the code.</param>
public sealed record OrderedTextChanged(
    string Key,
    Guid CompanyId,
    Guid TextMessageId,
    OrderedTextState State,
    DateTimeOffset At,
    string? ReasonCode,
    string? Reason);
