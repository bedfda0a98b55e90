using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Shared;

namespace Web.Consent;

/// <summary>One line of the consent timeline in plain words.</summary>
/// <param name="Title">What changed.</param>
/// <param name="How">By which way and by whom.</param>
/// <param name="Evidence">What was said or read; null when the change says it all.</param>
/// <param name="Tone">Whether it opens or closes the way for texts.</param>
public sealed record ConsentWords(string Title, string How, string? Evidence, Tone Tone)
{
    public static ConsentWords Of(ConsentLine line) => new(TitleOf(line), HowOf(line), EvidenceOf(line), line.Change switch
    {
        "TextingEnabled" or "OptedIn" => Tone.Good,
        "TextingDisabled" or "OptedOut" => Tone.Bad,
        _ => Tone.Waiting,
    });

    private static string TitleOf(ConsentLine line) => line.Change switch
    {
        "TextingEnabled" => "Texts switched on",
        "TextingDisabled" => "Texts switched off",
        "DefaultDelivery" => $"Usual way: {(Enum.TryParse<DeliveryMode>(line.Detail, out var mode) ? DeliveryWords.For(mode) : line.Detail)}",
        "OptedOut" => "No more texts: stopped",
        "OptedIn" => "Texts allowed again",
        _ => line.Change,
    };

    private static string HowOf(ConsentLine line) => line.Source switch
    {
        "Keyword" => $"Texted {line.Detail ?? "a keyword"} from {Phone(line)}",
        "Carrier" => $"The carrier said so{(line.Detail is { } code ? $" (its code is {code})" : "")}",
        "ClientPortal" => $"{line.By ?? "The client"}, on the client's own page",
        "StaffPage" => $"{line.By ?? "The member of staff"}, on their own page",
        "Staff" when line.Change == "OptedOut" => $"Noted by {line.By ?? "staff"} for {Phone(line)}",
        "Staff" => $"By {line.By ?? "staff"}",
        _ => line.Source,
    };

    private static string? EvidenceOf(ConsentLine line) => line switch
    {
        { Wording: { } wording } => wording,
        { Source: "Staff", Change: "OptedOut", Detail: { } note } => note,
        _ => null,
    };

    private static string Phone(ConsentLine line) => line.Phone is { } phone ? PhoneText.Format(phone) : "their phone";
}
