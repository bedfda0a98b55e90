using Messaging.Contacts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;

namespace Messaging.Texts;

/// <summary>What has to be known of the person.</summary>
public sealed record ContactFacts(ContactKind Kind, PhoneProblem Phone, bool TextingEnabled, DeliveryMode DefaultDelivery, bool Active);

/// <summary>One text that wants to leave, with all that decides whether it may.</summary>
/// <param name="Contact">Whom it is for.</param>
/// <param name="Sender">Standing of the company's number; null when it has none.</param>
/// <param name="OptedOut">The phone said STOP to this company.</param>
/// <param name="SpendingCapReached">The company's own cap, off for most.</param>
/// <param name="Purpose">Why it is sent.</param>
/// <param name="Urgent">Goes out in spite of the cap.</param>
/// <param name="ChosenByStaff">Staff asked for a text for this very message, whatever the default delivery.</param>
/// <param name="NotAfter">When it loses its point; null for never.</param>
/// <param name="Now">The time of the decision.</param>
/// <param name="StoppedSince">The STOP is younger than the text: whoever asked for an answer has taken that back.</param>
/// <param name="ToldAlready">A person has just texted them what a notice would say.</param>
/// <param name="StopNoted">The STOP was told to staff, who wrote it down.</param>
public sealed record MayTextQuestion(
    ContactFacts Contact,
    SenderStanding? Sender,
    bool OptedOut,
    bool SpendingCapReached,
    Purpose Purpose,
    bool Urgent,
    bool ChosenByStaff,
    DateTimeOffset? NotAfter,
    DateTimeOffset Now,
    bool StoppedSince = false,
    bool ToldAlready = false,
    bool StopNoted = false);

/// <summary>
/// May this person be texted now? Asked when a message is composed or requested, and again in the claim that lets it leave.
/// </summary>
public static class MayText
{
    /// <summary>Null: it may. Otherwise the first reason that speaks against it; the order is part of the answer.</summary>
    public static Reason? Refuses(MayTextQuestion text) => text switch
    {
        { OptedOut: true } when !IsAnswer(text) || text.StoppedSince => text.StopNoted ? Reason.StopNoted : Reason.OptedOut,
        { Sender: null } => Reason.NoNumber,
        { Sender: SenderStanding.Provisioning } => Reason.NotLiveYet,
        { Sender: SenderStanding.Released } => Reason.NumberReleased,
        { Sender: not SenderStanding.Live } => Reason.SendingSuspended,
        { Contact.Active: false } when !IsAnswer(text) => Reason.NoLongerActive,
        { Contact.TextingEnabled: false } when !IsAnswer(text) => Reason.TextingDisabled,
        _ when Reasons.Of(text.Contact.Phone) is { } unusable => unusable,
        { SpendingCapReached: true, Urgent: false } when !IsAnswer(text) => Reason.SpendingCapReached,
        _ when text.NotAfter < text.Now => Reason.TooLate,
        { Contact.DefaultDelivery: DeliveryMode.EmailOnly } when !IsAnswer(text) && !StaffChose(text) => Reason.EmailOnly,
        { ToldAlready: true, Purpose: Purpose.Notice, Urgent: false } => Reason.Coalesced,
        _ => null,
    };

    // Only a feed message has somebody who can choose; a notice follows the default.
    private static bool StaffChose(MayTextQuestion text) =>
        text is { ChosenByStaff: true, Purpose: Purpose.FeedMessage or Purpose.VisitCompletion };

    // Somebody who texts HELP asked for this very text, and the one confirmation of a STOP is the law's own exception.
    // An answer that was still waiting when the STOP came is neither.
    private static bool IsAnswer(MayTextQuestion text) => text.Purpose is Purpose.KeywordReply;
}
