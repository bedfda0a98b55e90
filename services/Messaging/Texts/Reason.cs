using Messaging.Contacts;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>Every reason why a text does not go out. Each has its words in <see cref="Reasons"/>, the same on every screen.</summary>
public enum Reason
{
    OptedOut,
    StopNoted,
    NoNumber,
    NotLiveYet,
    SendingSuspended,
    NumberReleased,
    NoLongerActive,
    TextingDisabled,
    PhoneMissing,
    PhoneNotANumber,
    PhoneTooShort,
    PhoneTooLong,
    PhoneAreaCodeMissing,
    PhoneNotInUse,
    PhonePremium,
    CountryNotServed,
    SpendingCapReached,
    TooLate,
    EmailOnly,
    ClientTextsOff,
    StaffTextsOff,
    NothingToText,
    EarlierPartNotSent,
    Unconfirmed,
    PictureNotFetched,
    PersonUnknown,
    ArrivedAfterAll,
    HeldAndDropped,
    Coalesced,
}

/// <summary>A stable code, a sentence for people and what they can do about it.</summary>
public static class Reasons
{
    public static Refusal Words(this Reason reason) => reason switch
    {
        Reason.OptedOut => new("opted-out", "This number texted STOP.", "Only they can lift it, by texting START to your number. Until then, use email."),
        // The same code: for whoever asks by machine a STOP is a STOP. People are told that no text of theirs can be found.
        Reason.StopNoted => new("opted-out", "They told your staff that they want no more texts.", "Only they can lift it, by texting START to your number. Until then, use email."),
        Reason.NoNumber => new("no-number", "Your company has no texting number yet.", "Choose a number in Settings > Integrations > Texting."),
        Reason.NotLiveYet => new("not-live-yet", "The carriers have not approved your number yet.", "See Settings > Integrations > Texting for the step they are at."),
        Reason.SendingSuspended => new("sending-suspended", "Sending from your number is suspended.", "See Settings > Integrations > Texting for the reason."),
        Reason.NumberReleased => new("number-released", "Your texting number was released.", "Choose a new number in Settings > Integrations > Texting."),
        Reason.NoLongerActive => new("no-longer-active", "This person is no longer active with your company.", "Make the person active again to text them."),
        Reason.TextingDisabled => new("texting-disabled", "Texting is disabled for this person.", "Enable it under Client or Staff Numbers, if they agree to be texted."),
        Reason.PhoneMissing => new("phone-missing", "There is no phone number in the field used for texting.", "Add the mobile number to the profile."),
        Reason.PhoneNotANumber => new("phone-not-a-number", "What stands in the phone field is not a phone number.", "Correct the number in the profile."),
        Reason.PhoneTooShort => new("phone-too-short", "The phone number has too few digits.", "Correct the number in the profile."),
        Reason.PhoneTooLong => new("phone-too-long", "The phone number has too many digits.", "Enter one number only, without notes."),
        Reason.PhoneAreaCodeMissing => new("phone-area-code-missing", "The phone number has no area code.", "Add the area code in the profile."),
        Reason.PhoneNotInUse => new("phone-not-in-use", "No phone can have this number.", "Check the area code and the digits with the person."),
        Reason.PhonePremium => new("phone-premium", "This is a premium-rate number; those cannot be texted.", "Ask the person for their mobile number."),
        Reason.CountryNotServed => new("country-not-served", "Only numbers in the USA and Canada can be texted.", "Use email instead."),
        Reason.SpendingCapReached => new("spending-cap-reached", "Your company's spending cap for texts is reached; only urgent texts still go out.", "Raise the cap in Settings > Integrations > Texting > Billing."),
        Reason.TooLate => new("too-late", "The moment this text was for had passed before it could be sent.", null),
        Reason.EmailOnly => new("email-only", "This person's default delivery is Email only.", "Choose Text only or Text & Email for a single message."),
        Reason.ClientTextsOff => new("client-texts-off", "Texts for messages to clients are switched off.", "Switch on \"Message sent to clients\" in the texting settings."),
        Reason.StaffTextsOff => new("staff-texts-off", "Texts for messages to staff are switched off.", "Switch on \"Staff is sent message\" in the texting settings."),
        Reason.NothingToText => new("nothing-to-text", "The message has no words and no pictures that can be texted.", "Write something."),
        Reason.EarlierPartNotSent => new("earlier-part-not-sent", "An earlier part of this message did not go out, so this one was held back.", "Send the message again."),
        Reason.PictureNotFetched => new("picture-not-fetched", "The picture could not be fetched from its address, so there was nothing to text.", "Send the picture again."),
        Reason.Unconfirmed => new("unconfirmed", "The carrier never said whether it took this text.", "Ask the person, or send it again; it may then arrive twice."),
        Reason.PersonUnknown => new("person-unknown", "The person this text was for is not known here.", "Check the person's profile, and send it again."),
        Reason.ArrivedAfterAll => new("arrived-after-all", "The first try arrived after all, so this second one was not needed.", null),
        Reason.HeldAndDropped => new("held-and-dropped", "This waited until your number was live, and was then dropped.", "Write it again if it should be texted."),
        Reason.Coalesced => new("coalesced", "The person who does the visit texted them, so one text is enough.", null),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words."),
    };

    /// <summary>Why this number cannot be texted; null when it can.</summary>
    public static Reason? Of(PhoneProblem problem) => problem switch
    {
        PhoneProblem.None => null,
        PhoneProblem.Missing => Reason.PhoneMissing,
        PhoneProblem.NotANumber => Reason.PhoneNotANumber,
        PhoneProblem.TooShort => Reason.PhoneTooShort,
        PhoneProblem.TooLong => Reason.PhoneTooLong,
        PhoneProblem.AreaCodeMissing => Reason.PhoneAreaCodeMissing,
        PhoneProblem.NotInUse => Reason.PhoneNotInUse,
        PhoneProblem.Premium => Reason.PhonePremium,
        PhoneProblem.CountryNotServed => Reason.CountryNotServed,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "A problem without a reason."),
    };
}
