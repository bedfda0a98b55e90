using CsCheck;
using Messaging.Carrier;
using Messaging.Texts;
using Texting.Contracts.Messaging;

namespace Messaging.Tests.Texts;

public sealed class TextTransitionTests
{
    private const string Sid = "SM1";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Fetch = TimeSpan.FromMinutes(15);

    private static readonly TextRow Text = new()
    {
        Id = Guid.Parse("01980000-0000-7000-8000-00000000aaaa"),
        CreatedAt = Now,
        CompanyId = Guid.Parse("01980000-0000-7000-8000-000000000001"),
        Part = 1,
        Parts = 2,
        Phone = "+14155550111",
        Purpose = Purpose.FeedMessage,
        Urgency = Urgency.Normal,
        Segments = 1,
        MediaCount = 0,
        Status = TextStatus.Sending,
        StatusAt = Now,
        Attempt = 1,
        LeaseUntil = Now.AddSeconds(60),
        NextAttemptAt = Now,
    };

    private static readonly TextNews Answer = new TextNews.Answered(Text.Id, 1, new SendOutcome.Accepted(Sid, "accepted"), Now);

    private static readonly TextNews[] Callbacks =
        [Said("queued"), Said("sending"), Said("sent"), Said("failed", 30008), Said("undelivered", 30003), Said("delivered"), Said("teleported")];

    /// <summary>Any subset of the callbacks, doubled and shuffled, with the answer and with doubts anywhere between them.</summary>
    [Fact]
    public void Any_shuffle_of_callbacks_ends_in_the_same_state() =>
        Gen.Select(Gen.Shuffle(Callbacks), Gen.Int[0, Callbacks.Length], Gen.Int[0, 3]).SelectMany((order, taken, doubled) =>
        {
            TextNews[] news = [Answer, .. order[..taken], .. order[..Math.Min(doubled, taken)]];
            return Gen.Select(Gen.Shuffle(news), Gen.Shuffle(news));
        }).Sample((one, other) =>
        {
            var (a, factsOfA) = Live(Text, one);
            var (b, factsOfB) = Live(Text, other);
            Assert.Equal((a.Status, a.CarrierSid, a.ErrorCode, a.Refusal, a.LeaseUntil), (b.Status, b.CarrierSid, b.ErrorCode, b.Refusal, b.LeaseUntil));
            Assert.Single(factsOfA.OfType<MessageSent>());
            Assert.Equal(factsOfA.OfType<MessageDelivered>().Count(), factsOfB.OfType<MessageDelivered>().Count());
        });

    [Fact]
    public void Doubts_and_expired_leases_between_the_callbacks_change_nothing_once_the_carrier_has_spoken() =>
        Gen.Shuffle((TextNews[])[
            Said("sent"), Said("delivered"), Answer, new TextNews.LeaseExpired(Text.Id, 1), new TextNews.Silent(Text.Id, 1),
            new TextNews.Answered(Text.Id, 1, new SendOutcome.Unknown(), Now)]).Sample(news =>
        {
            var (text, facts) = Live(Text, news);
            Assert.Equal((TextStatus.Delivered, Sid, null), (text.Status, text.CarrierSid, text.Refusal));
            Assert.Single(facts.OfType<MessageSent>());
            Assert.Empty(facts.OfType<MessageFailed>());
        });

    [Fact]
    public void A_late_answer_of_an_earlier_attempt_does_not_touch_the_present_one()
    {
        var second = Text with { Attempt = 2 };
        Assert.Null(Apply(second, new TextNews.Answered(Text.Id, 1, new SendOutcome.Unknown(), Now)));
        Assert.Null(Apply(second, new TextNews.Answered(Text.Id, 1, new SendOutcome.Refused(21211), Now)));
        Assert.Null(Apply(second, new TextNews.LeaseExpired(Text.Id, 1)));
        Assert.Null(Apply(second, new TextNews.Silent(Text.Id, 1)));
        Assert.Equal(TextStatus.Accepted, Apply(second, Answer)!.After.Status);
    }

    [Fact]
    public void Where_it_waits_at_the_carrier_is_a_line_of_its_history_and_no_change_of_the_text()
    {
        var accepted = Apply(Text, Answer)!.After;
        var step = Apply(accepted, Said("queued"))!;
        Assert.Equal(accepted, step.After);
        Assert.Equal([new TextLine(TextEvent.CarrierStatus, "queued")], step.Lines);
        Assert.Empty(step.Facts);
    }

    [Fact]
    public void Two_attempts_that_both_arrived_keep_the_first_sid_and_name_the_second()
    {
        var step = Apply(Text with { Status = TextStatus.Accepted, CarrierSid = "SM0" }, Said("delivered"))!;
        Assert.Equal("SM0", step.After.CarrierSid);
        Assert.Equal(Sid, step.Sid);
        Assert.Equal([new TextLine(TextEvent.CarrierStatus, "delivered (SM1)")], step.Lines);
    }

    [Theory]
    [InlineData(21211, TextStatus.Failed, false)]
    [InlineData(21610, TextStatus.Failed, true)]
    [InlineData(21611, TextStatus.Queued, false)]
    public void A_refusal_means_what_the_table_of_codes_says(int code, TextStatus expected, bool stopped)
    {
        var step = Apply(Text, new TextNews.Answered(Text.Id, 1, new SendOutcome.Refused(code), Now.AddMinutes(5)))!;
        Assert.Equal((expected, stopped), (step.After.Status, step.StoppedAtCarrier));
        Assert.Equal(expected is TextStatus.Failed, step.HoldsBackTheRest);
        Assert.Equal(expected is TextStatus.Failed ? [new MessageFailed(Text.Id, Text.CompanyId, Now, code, WasAccepted: false)] : [], step.Facts);
    }

    [Fact]
    public void An_urgent_text_in_doubt_is_sent_again_and_an_ordinary_one_is_left_to_people()
    {
        var doubt = Text with { Status = TextStatus.InDoubt };
        Assert.Equal(TextStatus.Unconfirmed, Apply(doubt, new TextNews.Silent(Text.Id, 1))!.After.Status);
        Assert.Equal(TextStatus.Queued, Apply(doubt with { Urgency = Urgency.Urgent }, new TextNews.Silent(Text.Id, 1))!.After.Status);
    }

    /// <summary>Whoever ordered it hears each state once, by their key; of what nobody ordered, of later parts and of a second try that we refuse, nothing.</summary>
    [Fact]
    public void Those_who_ordered_a_text_hear_what_becomes_of_it()
    {
        var ordered = Text with { OrderKey = "e1:ann:text" };
        Assert.Equal([(OrderedTextState.Accepted, null), (OrderedTextState.Delivered, null)], Told(ordered, Answer, Said("queued"), Said("sent"), Said("delivered"), Said("delivered")));
        Assert.Equal([(OrderedTextState.Accepted, null), (OrderedTextState.Undelivered, "carrier-30003")], Told(ordered, Answer, Said("undelivered", 30003)));
        Assert.Equal([(OrderedTextState.Failed, "carrier-21610")], Told(ordered, new TextNews.Answered(Text.Id, 1, new SendOutcome.Refused(21610), Now)));
        var queued = ordered with { Status = TextStatus.Queued };
        Assert.Equal([(OrderedTextState.Refused, "opted-out")], Told(queued, new TextNews.RefusedByUs(Text.Id, Reason.OptedOut)));
        Assert.Equal([(OrderedTextState.Unconfirmed, "unconfirmed")], Told(ordered with { Status = TextStatus.InDoubt }, new TextNews.Silent(Text.Id, 1)));

        Assert.Empty(Told(queued with { RetryOf = Guid.CreateVersion7() }, new TextNews.RefusedByUs(Text.Id, Reason.OptedOut)));
        Assert.Empty(Told(ordered with { Part = 2 }, Answer, Said("delivered")));
        Assert.Empty(Told(Text, Answer, Said("delivered")));
    }

    private static List<(OrderedTextState State, string? Reason)> Told(TextRow text, params TextNews[] news) =>
        Live(text, news).Facts.OfType<OrderedTextChanged>().Select(told => (told.State, told.ReasonCode)).ToList();

    private static TextNews.CarrierSaid Said(string status, int? code = null) => new(Text.Id, Sid, status, code);

    private static TextStep? Apply(TextRow text, TextNews news) => TextTransition.Apply(text, news, Fetch, Now);

    private static (TextRow Text, List<object> Facts) Live(TextRow text, IEnumerable<TextNews> news)
    {
        var facts = new List<object>();
        foreach (var step in news.Select(piece => Apply(text, piece)).OfType<TextStep>())
        {
            text = step.After;
            facts.AddRange(step.Facts);
        }

        return (text, facts);
    }
}
