using System.Collections.Frozen;
using System.Globalization;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>What a code of the carrier means for what we do next.</summary>
public enum CarrierErrorClass
{
    /// <summary>This phone cannot be reached this way, today or tomorrow.</summary>
    Permanent,

    /// <summary>The phone said STOP to the carrier: an opt-out we may have missed.</summary>
    Consent,

    /// <summary>The company's registration with the carriers lacks something.</summary>
    Registration,

    /// <summary>Our account, number or request is at fault: somebody has to act.</summary>
    Account,

    /// <summary>May go through later.</summary>
    Retryable,

    /// <summary>The content was blocked; the same words will be blocked again.</summary>
    Content,
}

/// <summary>When a text that the carrier took and could not deliver is sent once more by itself.</summary>
/// <param name="After">At the earliest.</param>
/// <param name="NextCarrierDay">Not before the carriers begin a new day.</param>
public sealed record Redelivery(TimeSpan After, bool NextCarrierDay = false);

/// <summary>One code of the carrier.</summary>
/// <param name="Words">One sentence for people.</param>
/// <param name="Action">What to do about it; null when there is nothing to do.</param>
/// <param name="RetryAfter">When a create refused with it is first tried again by itself; null for never.</param>
/// <param name="Redelivery">When a text that was taken and then failed with it is sent once more; null for never.</param>
public sealed record CarrierError(
    int? Code, CarrierErrorClass Class, string Words, string? Action = null, TimeSpan? RetryAfter = null, Redelivery? Redelivery = null)
{
    private const string ByItself = "It is sent once more by itself, unless its moment has passed by then.";
    private const string WeTried = "We sent it twice. Use email, or try again tomorrow.";

    /// <summary>For a text that will not be sent again by itself.</summary>
    public Refusal Refusal => Say(Action);

    /// <summary>For a text that the carrier had taken.</summary>
    /// <param name="isRetry">It was the second try already.</param>
    public Refusal AfterAcceptance(bool isRetry) => Say(Redelivery is null ? Action : isRetry ? WeTried : ByItself);

    private Refusal Say(string? action) => new(
        Code is { } code ? string.Create(CultureInfo.InvariantCulture, $"carrier-{code}") : "carrier-refused", Words, action);
}

/// <summary>The carrier's codes. They are split and added over the years, so an unknown one has a safe meaning too.</summary>
public static class CarrierErrors
{
    public const int OptedOut = 21610;

    private static readonly FrozenDictionary<int, CarrierError> Table = CarrierErrorTable.Rows.ToFrozenDictionary(error => error.Code!.Value);

    public static IReadOnlyCollection<CarrierError> All => Table.Values;

    /// <summary>What the carrier said; for a code we do not know: it did not arrive, and the same text is not tried again by itself.</summary>
    public static CarrierError Of(int? code) => code is { } known && Table.TryGetValue(known, out var error)
        ? error
        : new(code, CarrierErrorClass.Permanent, code is null ? "The carrier did not deliver it." : $"The carrier did not deliver it (code {code}).", CarrierErrorTable.CheckNumber);
}
