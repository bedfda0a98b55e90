using System.Collections.Frozen;
using System.Globalization;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>What a code of the carrier means for what we do next.</summary>
public enum CarrierErrorClass
{
    /// <summary>This phone cannot be reached this way, today or tomorrow.</summary>
    Recipient,

    /// <summary>The phone said STOP to the carrier: an opt-out we may have missed.</summary>
    OptedOut,

    /// <summary>Our account, number or request is at fault: somebody has to act.</summary>
    Configuration,

    /// <summary>May go through later.</summary>
    Retry,

    /// <summary>The content was blocked; the same words will be blocked again.</summary>
    Content,
}

/// <summary>One code of the carrier.</summary>
/// <param name="Words">One sentence for people.</param>
/// <param name="Action">What to do about it; null when there is nothing to do.</param>
/// <param name="RetryAfter">When a create refused with it is tried again by itself; null for never.</param>
public sealed record CarrierError(int? Code, CarrierErrorClass Class, string Words, string? Action = null, TimeSpan? RetryAfter = null)
{
    public Refusal Refusal => new(
        Code is { } code ? string.Create(CultureInfo.InvariantCulture, $"carrier-{code}") : "carrier-refused", Words, Action);
}

/// <summary>The carrier's codes as data. Codes are split and added over the years, so an unknown one has a safe meaning too.</summary>
public static class CarrierErrors
{
    public const int OptedOut = 21610;

    private const string CheckNumber = "Check the number with the person.";
    private const string UseEmail = "Use email, or ask for a mobile number.";
    private const string TellSupport = "Tell support: sending is set up wrongly.";
    private const string Rephrase = "Rephrase the message; avoid links, prices and capital letters.";
    private const string TryLater = "Send it again later.";

    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(5);

    private static readonly FrozenDictionary<int, CarrierError> Table = new CarrierError[]
    {
        new(20003, CarrierErrorClass.Configuration, "The carrier refused our account.", TellSupport),
        new(20005, CarrierErrorClass.Configuration, "The carrier account is not active.", TellSupport),
        new(21211, CarrierErrorClass.Recipient, "The carrier knows no such phone number.", CheckNumber),
        new(21212, CarrierErrorClass.Configuration, "The carrier does not accept your company's number as a sender.", TellSupport),
        new(21214, CarrierErrorClass.Recipient, "The carrier cannot reach this number.", CheckNumber),
        new(21217, CarrierErrorClass.Recipient, "The carrier cannot read this number.", CheckNumber),
        new(21268, CarrierErrorClass.Recipient, "This is a premium-rate number; those cannot be texted.", UseEmail),
        new(21408, CarrierErrorClass.Recipient, "Only numbers in the USA and Canada can be texted.", "Use email instead."),
        new(21606, CarrierErrorClass.Configuration, "Your company's number cannot send texts yet.", TellSupport),
        new(21608, CarrierErrorClass.Configuration, "The carrier account is a trial and may not text this number.", TellSupport),
        new(OptedOut, CarrierErrorClass.OptedOut, "This number texted STOP.", "Only they can lift it, by texting START to your number. Until then, use email."),
        new(21611, CarrierErrorClass.Retry, "Too many texts are waiting at the carrier.", TryLater, Minutes),
        new(21612, CarrierErrorClass.Recipient, "There is no way from your number to this one.", UseEmail),
        new(21614, CarrierErrorClass.Recipient, "This is not a mobile number.", UseEmail),
        new(21617, CarrierErrorClass.Configuration, "The text was too long for the carrier.", TellSupport),
        new(21619, CarrierErrorClass.Configuration, "The text was empty.", TellSupport),
        new(21620, CarrierErrorClass.Configuration, "The carrier could not read the picture's address.", TellSupport),
        new(21623, CarrierErrorClass.Configuration, "The text had too many pictures for the carrier.", TellSupport),
        new(21635, CarrierErrorClass.Recipient, "This is a landline.", UseEmail),
        new(21703, CarrierErrorClass.Configuration, "Your company has no number that can send.", TellSupport),
        new(21704, CarrierErrorClass.Configuration, "Your company's number is not ready to send.", TellSupport),
        new(21724, CarrierErrorClass.Configuration, "The registration of your company was refused too often.", TellSupport),
        new(21729, CarrierErrorClass.Configuration, "The registration of your company is not in order.", TellSupport),
        new(21730, CarrierErrorClass.Retry, "The carrier's registration service is being maintained.", TryLater, Minutes),
        new(21731, CarrierErrorClass.Configuration, "The carriers have suspended your company's registration.", TellSupport),
        new(30001, CarrierErrorClass.Retry, "It waited too long at the carrier.", TryLater),
        new(30002, CarrierErrorClass.Configuration, "The carrier account is suspended.", TellSupport),
        new(30003, CarrierErrorClass.Retry, "The phone could not be reached; it may be off or without a signal.", TryLater),
        new(30004, CarrierErrorClass.Content, "The person's phone or carrier blocked the text.", "Use email, or ask the person."),
        new(30005, CarrierErrorClass.Recipient, "The number is unknown or no longer in use.", CheckNumber),
        new(30006, CarrierErrorClass.Recipient, "This is a landline, or its carrier takes no texts.", UseEmail),
        new(30007, CarrierErrorClass.Content, "A carrier filtered the text as unwanted.", Rephrase),
        new(30008, CarrierErrorClass.Retry, "The carrier does not say why it did not arrive.", TryLater),
        new(30010, CarrierErrorClass.Configuration, "The text would have cost more than allowed.", TellSupport),
        new(30019, CarrierErrorClass.Content, "The picture was too large for the person's carrier.", "Send a smaller picture."),
        new(30022, CarrierErrorClass.Retry, "Texts were sent faster than your registration allows.", TryLater),
        new(30023, CarrierErrorClass.Retry, "The day's limit of a carrier is reached.", "Send it again tomorrow."),
        new(30024, CarrierErrorClass.Retry, "Your company's number is not active yet; this can take a day.", TryLater),
        new(30032, CarrierErrorClass.Configuration, "Your company's number is not verified.", TellSupport),
        new(30033, CarrierErrorClass.Configuration, "The carriers have suspended your company's registration.", TellSupport),
        new(30034, CarrierErrorClass.Configuration, "Your company's number is not registered with the carriers.", "See Settings > Integrations > Texting."),
        new(30035, CarrierErrorClass.Retry, "Your company's number is still being set up.", TryLater),
        new(30036, CarrierErrorClass.Retry, "It waited too long at the carrier and expired.", TryLater),
        new(30037, CarrierErrorClass.Configuration, "The carrier has switched off sending for our account.", TellSupport),
        new(30410, CarrierErrorClass.Retry, "The carrier's partner did not answer.", TryLater),
        new(30450, CarrierErrorClass.Content, "The carrier blocked the text as likely fraud.", TellSupport),
        new(30485, CarrierErrorClass.Content, "The carrier blocked the text as risky.", Rephrase),
        new(30500, CarrierErrorClass.Retry, "The carrier had an error of its own.", TryLater),
        new(30610, CarrierErrorClass.Retry, "It is too late or too early in the day to text this person.", TryLater),
        new(30640, CarrierErrorClass.Content, "The carrier does not deliver to this person.", "Use email instead."),
    }.ToFrozenDictionary(error => error.Code!.Value);

    public static IReadOnlyCollection<CarrierError> All => Table.Values;

    /// <summary>What the carrier said; for a code we do not know: it did not arrive, and the same text is not tried again by itself.</summary>
    public static CarrierError Of(int? code) => code is { } known && Table.TryGetValue(known, out var error)
        ? error
        : new(code, CarrierErrorClass.Recipient, code is null ? "The carrier did not deliver it." : $"The carrier did not deliver it (code {code}).", CheckNumber);
}
