using CsCheck;
using Messaging.Contacts;
using Messaging.Conversations;
using Messaging.Texts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;

namespace Messaging.Tests.Conversations;

public sealed class DeliveryDecisionTests
{
    private static readonly DeliverySwitches On = new(TextClients: true, TextStaff: true);

    public static TheoryData<DeliveryMode, DeliveryMode?, bool, bool, bool, Reason?> Ways { get; } = new()
    {
        // default, asked, texting enabled → by text, by email, why no text
        { DeliveryMode.TextOnly, null, true, true, false, null },
        { DeliveryMode.TextAndEmail, null, true, true, true, null },
        { DeliveryMode.EmailOnly, null, true, false, true, null },
        { DeliveryMode.EmailOnly, DeliveryMode.TextOnly, true, true, false, null },
        { DeliveryMode.EmailOnly, DeliveryMode.TextAndEmail, true, true, true, null },
        { DeliveryMode.TextOnly, DeliveryMode.EmailOnly, true, false, true, null },
        { DeliveryMode.TextOnly, null, false, false, false, Reason.TextingDisabled },
        { DeliveryMode.TextAndEmail, null, false, false, true, Reason.TextingDisabled },
        { DeliveryMode.EmailOnly, DeliveryMode.TextOnly, false, false, false, Reason.TextingDisabled },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_message_takes_the_way_staff_chose_or_the_persons_default(
        DeliveryMode standard, DeliveryMode? asked, bool enabled, bool byText, bool byEmail, Reason? notTexted) =>
        Assert.Equal(
            new Delivery(asked ?? standard, byText, byEmail, notTexted),
            DeliveryDecision.Decide(On, asked, To(ContactKind.Client, standard, enabled)));

    [Theory]
    [InlineData(DeliveryMode.TextOnly)]
    [InlineData(DeliveryMode.TextAndEmail)]
    public void What_the_spending_cap_holds_back_becomes_email(DeliveryMode mode) =>
        Assert.Equal(
            new Delivery(mode, ByText: false, ByEmail: true, Reason.SpendingCapReached),
            DeliveryDecision.Decide(On, mode, To(ContactKind.Client, mode, enabled: true) with { SpendingCapReached = true }));

    [Theory]
    [InlineData(ContactKind.Client, false, true, Reason.ClientTextsOff)]
    [InlineData(ContactKind.Staff, true, false, Reason.StaffTextsOff)]
    public void With_the_audiences_switch_off_a_message_goes_by_email_only(ContactKind kind, bool textClients, bool textStaff, Reason reason) =>
        Assert.Equal(
            new Delivery(DeliveryMode.TextOnly, ByText: false, ByEmail: true, reason),
            DeliveryDecision.Decide(new(textClients, textStaff), DeliveryMode.TextOnly, To(kind, DeliveryMode.TextOnly, enabled: true)));

    [Theory]
    [InlineData(ContactKind.Client, true, false)]
    [InlineData(ContactKind.Staff, false, true)]
    public void A_switch_holds_for_its_own_audience_only(ContactKind kind, bool textClients, bool textStaff) =>
        Assert.True(DeliveryDecision.Decide(new(textClients, textStaff), null, To(kind, DeliveryMode.TextOnly, enabled: true)).ByText);

    [Fact]
    public void A_text_goes_only_where_it_was_asked_for_and_a_missing_one_has_its_reason() =>
        Gen.Select(Gen.Bool, Gen.Enum<DeliveryMode>(), Gen.Enum<DeliveryMode>().Nullable(), Gen.Bool, Gen.Bool, Gen.Enum<ContactKind>())
            .Sample((switches, standard, asked, enabled, optedOut, kind) =>
            {
                var delivery = DeliveryDecision.Decide(new(switches, switches), asked, To(kind, standard, enabled) with { OptedOut = optedOut });

                var textAsked = (asked ?? standard) is not DeliveryMode.EmailOnly;
                Assert.Equal(textAsked && !delivery.ByText, delivery.NotTexted is not null);
                Assert.True(textAsked || delivery.ByEmail);
                Assert.False(delivery.ByText && (optedOut || !enabled || !switches));
            });

    private static MayTextQuestion To(ContactKind kind, DeliveryMode standard, bool enabled) => new(
        new ContactFacts(kind, PhoneProblem.None, enabled, standard, Active: true),
        SenderStanding.Live, OptedOut: false, SpendingCapReached: false, Purpose.FeedMessage, Urgent: false, ChosenByStaff: false,
        NotAfter: null, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
}
