using Messaging.Texts;
using Texting.Contracts.Messaging;

namespace Messaging.Conversations;

/// <summary>The settings "Message sent to clients" and "Staff is sent message": off means email only for that audience.</summary>
public sealed record DeliverySwitches(bool TextClients, bool TextStaff);

/// <summary>The ways a feed message takes.</summary>
/// <param name="Asked">What was asked for this message, or the contact's default.</param>
/// <param name="NotTexted">Why no text goes although one was asked for; null otherwise.</param>
public sealed record Delivery(DeliveryMode Asked, bool ByText, bool ByEmail, Reason? NotTexted);

/// <summary>Which ways does this feed message take?</summary>
public static class DeliveryDecision
{
    /// <param name="asked">The way staff chose for this message; null takes the contact's default.</param>
    /// <param name="text">The text it would become; whether staff chose it follows from <paramref name="asked"/>.</param>
    public static Delivery Decide(DeliverySwitches switches, DeliveryMode? asked, MayTextQuestion text)
    {
        var mode = asked ?? text.Contact.DefaultDelivery;
        if (mode is DeliveryMode.EmailOnly) return new(mode, ByText: false, ByEmail: true, NotTexted: null);

        if (SwitchedOff(switches, text.Contact.Kind) is { } off) return new(mode, ByText: false, ByEmail: true, off);

        var refusal = MayText.Refuses(text with { ChosenByStaff = asked is not null });
        // What the cap holds back becomes email: nobody is to lose a message over a price.
        return new(mode, ByText: refusal is null, ByEmail: mode is DeliveryMode.TextAndEmail || refusal is Reason.SpendingCapReached, refusal);
    }

    private static Reason? SwitchedOff(DeliverySwitches switches, ContactKind audience) => audience switch
    {
        ContactKind.Client when !switches.TextClients => Reason.ClientTextsOff,
        ContactKind.Staff when !switches.TextStaff => Reason.StaffTextsOff,
        _ => null,
    };
}
