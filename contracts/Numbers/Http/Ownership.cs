using System.Text.Json.Serialization;

namespace Texting.Contracts.Numbers.Http;

/// <summary>How far a company's number is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NumberState>))]
public enum NumberState
{
    /// <summary>Chosen; it is being bought.</summary>
    Chosen,

    /// <summary>Ours: texts come in.</summary>
    Owned,

    /// <summary>Will be given back at <see cref="OwnedNumber.ReleaseAt"/>; until then that can be undone.</summary>
    Releasing,

    /// <summary>Given back.</summary>
    Released,

    /// <summary>Could not be bought; the reason says why. Choose another one.</summary>
    Failed,
}

/// <summary>Buy this number for the company.</summary>
/// <param name="Number">E.164, as the search listed it.</param>
public sealed record ChooseNumber(string Number);

/// <summary>Turn texting off or on again; the number stays.</summary>
/// <param name="On">False stops outbound texts; inbound texts are still stored.</param>
public sealed record SwitchTexting(bool On);

/// <summary>A company's number.</summary>
/// <param name="NumberId">Our id of this time of ownership.</param>
/// <param name="Number">E.164.</param>
/// <param name="Display">As people write it.</param>
/// <param name="State">How far it is.</param>
/// <param name="Reason">Why it failed, in words for people; null otherwise.</param>
/// <param name="ChosenAt">UTC.</param>
/// <param name="OwnedAt">When the carrier gave it to us, UTC; null before.</param>
/// <param name="ReleaseAt">When it goes back, or went back, UTC; null when nobody asked for that.</param>
/// <param name="TurnedOn">False while the company turned texting off.</param>
public sealed record OwnedNumber(
    Guid NumberId, string Number, string Display, NumberState State, string? Reason,
    DateTimeOffset ChosenAt, DateTimeOffset? OwnedAt, DateTimeOffset? ReleaseAt, bool TurnedOn);

/// <summary>Everything the Texting page shows first: may this company text, from which number, and if not, why not.</summary>
/// <param name="MayEnable">Plan, trial and country allow texting.</param>
/// <param name="CannotEnable">Why not and what to do, in words for people; null when they do.</param>
/// <param name="Country">The company's country, ISO 3166-1 alpha-2; null before the platform told us of the company.</param>
/// <param name="Number">The latest number; null when none was ever chosen.</param>
/// <param name="Standing">Whether it may send; null without a number that is or was ours.</param>
/// <param name="StandingReason">Why it may not, in words for people; null when Live.</param>
/// <param name="NeedsRegistration">True for companies in the US, which have to be registered with the carriers.</param>
public sealed record TextingNumberStatus(
    bool MayEnable, string? CannotEnable, string? Country, OwnedNumber? Number, SenderStanding? Standing, string? StandingReason, bool NeedsRegistration);
