using Messaging.OptOuts;
using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;

namespace Messaging.Tests.Texts;

/// <summary>What the carrier's faults do to one text: whatever it is, the phone gets it once, or nobody is told that it did.</summary>
[Trait("Needs", "Servers")]
public sealed class FaultTests(TextingHost host) : IClassFixture<TextingHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData("acceptThenDrop")]
    [InlineData("acceptThenHalf")]
    [InlineData("acceptThen500")]
    [InlineData("acceptThenHtml502")]
    [InlineData("callbackFirst")]
    [InlineData("duplicateCallbacks")]
    [InlineData("reorderCallbacks")]
    [InlineData("lateCallbacks", 1_500)]
    [InlineData("slow", 7_000)]
    public async Task Whatever_spoils_the_answer_or_the_callbacks_the_text_is_sent_once(string fault, int? milliseconds = null)
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, fault, milliseconds: milliseconds);
        var texts = await host.ComposeAsync(ann, "first", "second");

        foreach (var text in texts)
        {
            await host.EventuallyAsync(text, TextStatus.Delivered, Patience);
            Assert.Equal(["messaging.message-delivered", "messaging.message-sent"], (await host.FactsAsync(text)).Order());
        }

        Assert.Equal(["first", "second"], (await host.AcceptedAsync(ann)).Select(text => text.Body));
    }

    [Fact]
    public async Task With_the_answer_lost_and_no_callbacks_the_carriers_list_tells()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "acceptThenDrop");
        await host.GivenFaultAsync(ann, "webhooksOff");
        var text = (await host.ComposeAsync(ann, "only the list knows"))[0];

        // Then the sweep fetches it until the carrier says delivered.
        var sent = await host.EventuallyAsync(text, TextStatus.Delivered, Patience);
        Assert.Equal(Assert.Single(await host.AcceptedAsync(ann)).Sid, sent.CarrierSid);
        Assert.Contains("in-doubt", await host.HistoryAsync(text));
    }

    [Fact]
    public async Task Equal_words_to_one_phone_are_told_apart_in_the_list()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "acceptThenDrop");
        await host.GivenFaultAsync(ann, "webhooksOff");
        var texts = new List<Guid>();
        for (var i = 0; i < 3; i++) texts.AddRange(await host.ComposeAsync(ann, "ok"));

        foreach (var text in texts) await host.EventuallyAsync(text, TextStatus.Delivered, Patience);
        var accepted = await host.AcceptedAsync(ann);
        Assert.Equal(3, accepted.Count);
        foreach (var text in accepted) Assert.Equal(text.Sid, (await host.TextAsync(Guid.Parse(text.M!))).CarrierSid);
    }

    [Fact]
    public async Task Too_many_requests_are_tried_again_until_the_carrier_has_time()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "refuse429", next: 3);
        var text = (await host.ComposeAsync(ann, "patience"))[0];

        var sent = await host.EventuallyAsync(text, TextStatus.Delivered, Patience);
        Assert.Equal(4, sent.Attempt);
        Assert.Equal(3, (await host.HistoryAsync(text)).Count(line => line == "retried too fast"));
        Assert.Equal("4", Assert.Single(await host.AcceptedAsync(ann)).A);
    }

    [Fact]
    public async Task An_error_without_a_text_ends_unconfirmed_and_the_rest_of_the_message_stays_here()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "refuse500");
        var texts = await host.ComposeAsync(ann, "first", "second", "third");

        Assert.Equal(Reason.Unconfirmed, (await host.EventuallyAsync(texts[0], TextStatus.Unconfirmed, Patience)).Refusal);
        Assert.Equal(Reason.EarlierPartNotSent, (await host.EventuallyAsync(texts[1], TextStatus.Refused)).Refusal);
        Assert.Equal(Reason.EarlierPartNotSent, (await host.EventuallyAsync(texts[2], TextStatus.Refused)).Refusal);
        Assert.Empty(await host.AcceptedAsync(ann));
        Assert.Equal(["claimed 1", "in-doubt", "listed not there", "unconfirmed"], await host.HistoryAsync(texts[0]));
        Assert.Empty(await host.FactsAsync(texts[0]));
    }

    [Fact]
    public async Task A_text_that_everything_hides_is_unconfirmed_until_a_callback_comes_after_all()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "acceptThenDrop");
        await host.GivenFaultAsync(ann, "hide");
        var text = (await host.ComposeAsync(ann, "hidden"))[0];

        await host.EventuallyAsync(text, TextStatus.Unconfirmed, Patience);
        Assert.Empty(await host.FactsAsync(text));
        var accepted = Assert.Single(await host.AcceptedAsync(ann));

        await host.StatusArrivesAsync(text, accepted.Sid, "delivered");
        var sent = await host.TextAsync(text);
        Assert.Equal((TextStatus.Delivered, accepted.Sid, null), (sent.Status, sent.CarrierSid, sent.Refusal));
        Assert.Equal(["messaging.message-sent", "messaging.message-delivered"], await host.FactsAsync(text));
    }

    [Fact]
    public async Task An_urgent_text_that_everything_hides_is_sent_again()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "refuse500", next: 1);
        var text = (await host.InDatabaseAsync(db => TextingHost.ComposeAsync(db, ann, ["come at once"], Urgency.Urgent)))[0];

        Assert.Equal(2, (await host.EventuallyAsync(text, TextStatus.Delivered, Patience)).Attempt);
        Assert.Single(await host.AcceptedAsync(ann));
    }

    [Fact]
    public async Task A_stop_that_only_the_carrier_heard_is_learned_from_its_refusal()
    {
        var ann = await host.GivenClientAsync();
        host.Webhooks.Lost[Uri.EscapeDataString(ann.Phone)] = true;
        await host.TextArrivesAsync(ann.Phone, "STOP");
        var first = (await host.ComposeAsync(ann, "are you there?"))[0];

        Assert.Equal(CarrierErrors.OptedOut, (await host.EventuallyAsync(first, TextStatus.Failed)).ErrorCode);
        Assert.Equal(["messaging.message-failed"], await host.FactsAsync(first));
        Assert.True(await host.InDatabaseAsync(db => db.OptOuts.AnyAsync(row => row.Phone == ann.Phone && row.OptedOut)));
        Assert.Equal(ConsentSource.Carrier, (await host.InDatabaseAsync(db => db.ConsentEvents.SingleAsync(row => row.Phone == ann.Phone))).Source);

        var second = (await host.ComposeAsync(ann, "hello?"))[0];
        Assert.Equal(Reason.OptedOut, (await host.EventuallyAsync(second, TextStatus.Refused)).Refusal);
    }

    [Fact]
    public async Task A_receipt_that_turns_bad_and_then_good_ends_delivered_and_tells_both()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "noReceipt");
        var text = (await host.ComposeAsync(ann, "hm"))[0];
        var sid = (await host.EventuallyAsync(text, TextStatus.Sent)).CarrierSid!;

        await host.StatusArrivesAsync(text, sid, "undelivered", 30003);
        var lost = await host.TextAsync(text);
        Assert.Equal((TextStatus.Undelivered, 30003), (lost.Status, lost.ErrorCode));
        await host.StatusArrivesAsync(text, sid, "delivered");
        await host.StatusArrivesAsync(text, sid, "undelivered", 30003);
        await host.StatusArrivesAsync(text, sid, "sent");

        var found = await host.TextAsync(text);
        Assert.Equal((TextStatus.Delivered, null), (found.Status, found.ErrorCode));
        Assert.Equal(["messaging.message-sent", "messaging.message-failed", "messaging.message-delivered"], await host.FactsAsync(text));
        Assert.Single(await host.HistoryAsync(text), line => line == "carrier-status undelivered 30003");
        // The second try that was planned meanwhile is not needed any more.
        Assert.Equal(Reason.ArrivedAfterAll, (await RetryAsync(text)).Refusal);
    }

    [Fact]
    public async Task What_time_may_heal_is_sent_once_more_as_a_text_of_its_own()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "noReceipt");
        var text = (await host.ComposeAsync(ann, "is your phone on?"))[0];
        await host.StatusArrivesAsync(text, (await host.EventuallyAsync(text, TextStatus.Sent)).CarrierSid!, "undelivered", 30003);
        var retry = await RetryAsync(text);
        Assert.Equal(TextStatus.Queued, retry.Status);
        Assert.InRange(retry.NextAttemptAt - retry.CreatedAt, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60));

        // What people write meanwhile does not wait for it.
        var next = (await host.ComposeAsync(ann, "hello?"))[0];
        await host.EventuallyAsync(next, TextStatus.Sent);
        await host.RunAsync("UPDATE text_messages SET next_attempt_at = created_at WHERE id = $1", retry.Id);
        var sid = (await host.EventuallyAsync(retry.Id, TextStatus.Sent)).CarrierSid!;
        await host.StatusArrivesAsync(retry.Id, sid, "undelivered", 30003);

        Assert.Equal(["is your phone on?", "hello?", "is your phone on?"], (await host.AcceptedAsync(ann)).Select(accepted => accepted.Body));
        Assert.Equal(0, await host.InDatabaseAsync(db => db.Texts.CountAsync(other => other.RetryOf == retry.Id)));
        Assert.Equal(["messaging.message-sent", "messaging.message-failed"], await host.FactsAsync(retry.Id));
    }

    [Fact]
    public async Task A_count_of_the_carrier_that_differs_from_ours_is_published_once_per_change()
    {
        var ann = await host.GivenClientAsync();
        var text = (await host.ComposeAsync(ann, "how long am I?"))[0];
        var sid = (await host.EventuallyAsync(text, TextStatus.Delivered)).CarrierSid!;

        // The same count, and none yet, are no news.
        await host.StatusArrivesAsync(text, sid, "delivered", segments: 1);
        await host.StatusArrivesAsync(text, sid, "delivered", segments: 0);
        Assert.DoesNotContain("messaging.message-segments-corrected", await host.FactsAsync(text));
        await host.StatusArrivesAsync(text, sid, "delivered", segments: 3);
        await host.StatusArrivesAsync(text, sid, "delivered", segments: 3);

        var corrected = await host.TextAsync(text);
        Assert.Equal((3, 1), (corrected.Segments, corrected.SegmentsRevision));
        Assert.Single(await host.FactsAsync(text), "messaging.message-segments-corrected");
    }

    private Task<TextMessage> RetryAsync(Guid text) => Eventually.Until(
        () => host.InDatabaseAsync(db => db.Texts.AsNoTracking().SingleAsync(retry => retry.RetryOf == text)), retry => retry.Status is TextStatus.Queued or TextStatus.Refused);
}
