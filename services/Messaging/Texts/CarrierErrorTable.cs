using static Messaging.Texts.CarrierErrorClass;

namespace Messaging.Texts;

/// <summary>The carrier's codes as data, in the order of its own list: what it means, in words for people, and what to do.</summary>
internal static class CarrierErrorTable
{
    public const string CheckNumber = "Check the number with the person.";
    private const string UseEmail = "Use email, or ask for a mobile number.";
    private const string TellSupport = "Tell support: sending is set up wrongly.";
    private const string SeeRegistration = "See Settings > Integrations > Texting for what the carriers want.";
    private const string Rephrase = "Rephrase the message; avoid links, prices and capital letters.";
    private const string TryLater = "Send it again later.";
    private const string SmallerPicture = "Send a smaller picture.";

    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(5);
    private static readonly Redelivery Soon = new(TimeSpan.FromMinutes(5));
    private static readonly Redelivery Later = new(TimeSpan.FromMinutes(30));
    private static readonly Redelivery InAnHour = new(TimeSpan.FromHours(1));
    private static readonly Redelivery NextDay = new(TimeSpan.FromMinutes(5), NextCarrierDay: true);

    public static readonly CarrierError[] Rows =
    [
        new(11200, Content, "The carrier could not fetch the picture.", "Send the picture again."),
        new(14107, Account, "Too many texts went back and forth within half a minute.", "Wait a minute, then send it again."),
        new(20001, Account, "The carrier did not accept the request.", TellSupport),
        new(20003, Account, "The carrier refused our account.", TellSupport),
        new(20005, Account, "The carrier account is not active.", TellSupport),
        new(20404, Account, "The carrier does not know what was asked for.", TellSupport),
        new(20429, Retryable, "Too many requests at once for the carrier.", TryLater, Minutes),
        new(20500, Retryable, "The carrier had an error of its own.", TryLater, Minutes),
        new(20503, Retryable, "The carrier is not available.", TryLater, Minutes),
        new(21211, Permanent, "The carrier knows no such phone number.", CheckNumber),
        new(21212, Account, "The carrier does not accept your company's number as a sender.", TellSupport),
        new(21214, Permanent, "The carrier cannot reach this number.", CheckNumber),
        new(21217, Permanent, "The carrier cannot read this number.", CheckNumber),
        new(21268, Permanent, "This is a premium-rate number; those cannot be texted.", UseEmail),
        new(21408, Permanent, "Only numbers in the USA and Canada can be texted.", "Use email instead."),
        new(21603, Account, "The text had no sender.", TellSupport),
        new(21606, Account, "Your company's number cannot send texts yet.", TellSupport),
        new(21608, Account, "The carrier account is a trial and may not text this number.", TellSupport),
        new(CarrierErrors.OptedOut, Consent, "This number texted STOP.", "Only they can lift it, by texting START to your number. Until then, use email."),
        new(21611, Retryable, "Too many texts are waiting at the carrier.", TryLater, Minutes),
        new(21612, Permanent, "There is no way from your number to this one.", UseEmail),
        new(21614, Permanent, "This is not a mobile number.", UseEmail),
        new(21617, Account, "The text was too long for the carrier.", TellSupport),
        new(21619, Account, "The text was empty.", TellSupport),
        new(21620, Account, "The carrier could not read the picture's address.", TellSupport),
        new(21623, Account, "The text had too many pictures for the carrier.", TellSupport),
        new(21635, Permanent, "This is a landline.", UseEmail),
        new(21703, Account, "Your company has no number that can send.", TellSupport),
        new(21704, Account, "Your company's number is not ready to send.", TellSupport),
        new(21724, Registration, "The registration of your company was refused too often.", TellSupport),
        new(21729, Registration, "The registration of your company is not in order.", SeeRegistration),
        new(21730, Retryable, "The carrier's registration service is being maintained.", TryLater, Minutes),
        new(21731, Registration, "The carriers have suspended your company's registration.", TellSupport),
        new(30001, Retryable, "It waited too long at the carrier.", TryLater, Redelivery: Later),
        new(30002, Account, "The carrier account is suspended.", TellSupport),
        new(30003, Retryable, "The phone could not be reached; it may be off or without a signal.", TryLater, Redelivery: Later),
        new(30004, Content, "The person's phone or carrier blocked the text.", "Use email, or ask the person."),
        new(30005, Permanent, "The number is unknown or no longer in use.", CheckNumber),
        new(30006, Permanent, "This is a landline, or its carrier takes no texts.", UseEmail),
        new(30007, Content, "A carrier filtered the text as unwanted.", Rephrase),
        new(30008, Retryable, "The carrier does not say why it did not arrive.", TryLater, Redelivery: Later),
        new(30010, Account, "The text would have cost more than allowed.", TellSupport),
        new(30019, Content, "The picture was too large for the person's carrier.", SmallerPicture),
        new(30022, Retryable, "Texts were sent faster than your registration allows.", TryLater, Redelivery: Soon),
        new(30023, Retryable, "The day's limit of a carrier is reached.", "Send it again tomorrow.", Redelivery: NextDay),
        new(30024, Registration, "Your company's number is not active yet; this can take a day.", TryLater, Redelivery: InAnHour),
        new(30032, Registration, "Your company's number is not verified.", SeeRegistration),
        new(30033, Registration, "The carriers have suspended your company's registration.", SeeRegistration),
        new(30034, Registration, "Your company's number is not registered with the carriers.", SeeRegistration),
        new(30035, Registration, "Your company's number is still being set up.", TryLater, Redelivery: InAnHour),
        new(30036, Retryable, "It waited too long at the carrier and expired.", TryLater, Redelivery: Soon),
        new(30037, Account, "The carrier has switched off sending for our account.", TellSupport),
        new(30410, Retryable, "The carrier's partner did not answer.", TryLater, Redelivery: Later),
        new(30450, Content, "The carrier blocked the text as likely fraud.", TellSupport),
        new(30485, Content, "The carrier blocked the text as risky.", Rephrase),
        new(30500, Retryable, "The carrier had an error of its own.", TryLater, Redelivery: Later),
        new(30610, Retryable, "It is too late or too early in the day to text this person.", TryLater),
        new(30640, Content, "The carrier does not deliver to this person.", "Use email instead."),
        new(35114, Account, "The carrier did not accept when the text was to leave.", TellSupport),
        new(35115, Account, "The carrier did not accept when the text was to leave.", TellSupport),
        new(35117, Account, "The carrier did not accept when the text was to leave.", TellSupport),
        new(35118, Account, "The text named no sending service.", TellSupport),
        new(35125, Account, "Too many texts are planned at the carrier.", TellSupport),
        new(63019, Content, "The carrier could not fetch the picture.", "Send the picture again."),
    ];
}
