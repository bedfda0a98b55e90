using CsCheck;
using Messaging.Contacts;
using Messaging.Texts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;

namespace Messaging.Tests.Texts;

public sealed class MayTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly ContactFacts Ann = new(ContactKind.Client, PhoneProblem.None, TextingEnabled: true, DeliveryMode.TextOnly, Active: true);
    private static readonly MayTextQuestion Fine = new(Ann, SenderStanding.Live, false, false, Purpose.FeedMessage, false, false, null, Now);

    private static readonly Gen<MayTextQuestion> AnyQuestion =
        from contact in Gen.Select(Gen.Enum<ContactKind>(), Gen.Enum<PhoneProblem>(), Gen.Bool, Gen.Enum<DeliveryMode>(), Gen.Bool)
            .Select((kind, phone, enabled, delivery, active) => new ContactFacts(kind, phone, enabled, delivery, active))
        from sender in Gen.Enum<SenderStanding>().Nullable()
        from flags in Gen.Bool.Array[4]
        from purpose in Gen.Enum<Purpose>()
        from minutes in Gen.Int[-5, 5].Nullable()
        select new MayTextQuestion(contact, sender, flags[0], flags[1], purpose, flags[2], flags[3], minutes is { } m ? Now.AddMinutes(m) : null, Now);

    public static TheoryData<MayTextQuestion, Reason?> Cases { get; } = new()
    {
        { Fine, null },
        { Fine with { OptedOut = true }, Reason.OptedOut },
        { Fine with { OptedOut = true, StopNoted = true }, Reason.StopNoted },
        { Fine with { Purpose = Purpose.KeywordReply, OptedOut = true, StoppedSince = true, StopNoted = true }, Reason.StopNoted },
        { Fine with { Sender = null }, Reason.NoNumber },
        { Fine with { Sender = SenderStanding.Provisioning }, Reason.NotLiveYet },
        { Fine with { Sender = SenderStanding.Suspended }, Reason.SendingSuspended },
        { Fine with { Sender = SenderStanding.Released }, Reason.NumberReleased },
        { Fine with { Contact = Ann with { Active = false } }, Reason.NoLongerActive },
        { Fine with { Contact = Ann with { Active = false }, Purpose = Purpose.KeywordReply }, null },
        { Fine with { Contact = Ann with { TextingEnabled = false } }, Reason.TextingDisabled },
        { Fine with { Contact = Ann with { Phone = PhoneProblem.Missing } }, Reason.PhoneMissing },
        { Fine with { Contact = Ann with { Phone = PhoneProblem.NotInUse } }, Reason.PhoneNotInUse },
        { Fine with { Contact = Ann with { Phone = PhoneProblem.CountryNotServed } }, Reason.CountryNotServed },
        { Fine with { SpendingCapReached = true }, Reason.SpendingCapReached },
        { Fine with { SpendingCapReached = true, Urgent = true }, null },
        { Fine with { NotAfter = Now.AddSeconds(-1) }, Reason.TooLate },
        { Fine with { NotAfter = Now }, null },
        { Fine with { Contact = Ann with { DefaultDelivery = DeliveryMode.EmailOnly } }, Reason.EmailOnly },
        { Fine with { Contact = Ann with { DefaultDelivery = DeliveryMode.EmailOnly }, ChosenByStaff = true }, null },
        { Fine with { Contact = Ann with { DefaultDelivery = DeliveryMode.EmailOnly }, ChosenByStaff = true, Purpose = Purpose.Notice }, Reason.EmailOnly },
        { Fine with { Contact = Ann with { TextingEnabled = false, DefaultDelivery = DeliveryMode.EmailOnly }, ChosenByStaff = true }, Reason.TextingDisabled },
        { Fine with { Purpose = Purpose.Notice, Contact = Ann with { TextingEnabled = false } }, Reason.TextingDisabled },
        { Fine with { Purpose = Purpose.Notice, Contact = Ann with { DefaultDelivery = DeliveryMode.TextAndEmail } }, null },
        { Fine with { Purpose = Purpose.KeywordReply, Contact = Ann with { TextingEnabled = false, DefaultDelivery = DeliveryMode.EmailOnly } }, null },
        { Fine with { Purpose = Purpose.Notice, ToldAlready = true }, Reason.Coalesced },
        { Fine with { Purpose = Purpose.Notice, ToldAlready = true, Urgent = true }, null },
        { Fine with { Purpose = Purpose.FeedMessage, ToldAlready = true }, null },
        { Fine with { Purpose = Purpose.Notice, ToldAlready = true, OptedOut = true }, Reason.OptedOut },
        { Fine with { Purpose = Purpose.KeywordReply, OptedOut = true }, null },
        { Fine with { Purpose = Purpose.KeywordReply, OptedOut = true, StoppedSince = true }, Reason.OptedOut },
        { Fine with { OptedOut = true, Sender = SenderStanding.Suspended, Contact = Ann with { TextingEnabled = false } }, Reason.OptedOut },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_text_may_leave_or_the_first_reason_against_it_is_named(MayTextQuestion text, Reason? expected) =>
        Assert.Equal(expected, MayText.Refuses(text));

    [Fact]
    public void STOP_beats_everything_but_the_answer_to_it() =>
        AnyQuestion.Where(text => text.Purpose is not Purpose.KeywordReply)
            .Sample(text => Assert.Equal(Reason.OptedOut, MayText.Refuses(text with { OptedOut = true })));

    [Fact]
    public void A_STOP_after_the_text_was_asked_for_beats_even_an_answer() =>
        AnyQuestion.Sample(text => Assert.Equal(Reason.OptedOut, MayText.Refuses(text with { OptedOut = true, StoppedSince = true })));

    [Fact]
    public void Email_only_wins_unless_staff_chose_a_text_for_that_very_feed_message() =>
        AnyQuestion.Sample(text =>
        {
            var emailOnly = text with { Contact = text.Contact with { DefaultDelivery = DeliveryMode.EmailOnly } };
            if (MayText.Refuses(emailOnly) is null)
            {
                Assert.True(text.Purpose is Purpose.KeywordReply || (text.ChosenByStaff && text.Contact.TextingEnabled));
            }
        }, iter: 2_000);

    [Fact]
    public void Nothing_leaves_without_a_live_number_and_a_valid_phone_of_the_USA_or_Canada() =>
        AnyQuestion.Sample(text =>
        {
            if (MayText.Refuses(text) is null)
            {
                Assert.Equal((SenderStanding.Live, PhoneProblem.None), (text.Sender, text.Contact.Phone));
                Assert.True(text.Contact.TextingEnabled || text.Purpose is Purpose.KeywordReply);
            }
        }, iter: 2_000);

    [Fact]
    public void Every_reason_has_words_of_its_own_for_people()
    {
        var words = Enum.GetValues<Reason>().Select(reason => reason.Words()).ToList();

        Assert.All(words, refusal => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", refusal.Code));
        Assert.All(words, refusal => Assert.EndsWith(".", refusal.Text, StringComparison.Ordinal));
        // By machine a STOP is a STOP, whoever wrote it down; people read how it came.
        Assert.Equal(Reason.OptedOut.Words().Code, Reason.StopNoted.Words().Code);
        Assert.Equal(words.Count - 1, words.DistinctBy(refusal => refusal.Code).Count());
        Assert.Equal(words.Count, words.DistinctBy(refusal => refusal.Text).Count());
        Assert.All(Enum.GetValues<PhoneProblem>(), problem => Assert.Equal(problem is PhoneProblem.None, Reasons.Of(problem) is null));
    }
}
