using Messaging.Inbound;
using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;

namespace Messaging.Tests.Inbound;

/// <summary>Accounts whose carrier answers no keyword: we answer, once.</summary>
[Trait("Needs", "Servers")]
public sealed class AnswerKeywordTests(TextingHost host) : IClassFixture<TextingHost>
{
    [Fact]
    public async Task A_STOP_is_confirmed_once_help_is_answered_and_nothing_else_leaves_until_START()
    {
        await host.StopMessagingAsync();
        host.StartMessaging(("Inbound:AnswerKeywords", "true"));
        var ann = await host.GivenClientAsync();

        await TextAsync(ann, "STOP");
        await Eventually.Until(async () => (await host.AcceptedAsync(ann)).Count, count => count == 1);
        await TextAsync(ann, "Stop.");
        await TextAsync(ann, "HELP");
        await Eventually.Until(async () => (await host.AcceptedAsync(ann)).Count, count => count == 2);
        await host.ComposeAsync(ann, "Hello?");
        await TextAsync(ann, "START");

        var bodies = await Eventually.Until(async () => (await host.AcceptedAsync(ann)).Select(text => text.Body).Where(body => body != "Hello?").ToList(), texts => texts.Count >= 3);
        Assert.Equal([Keyword.Stop, Keyword.Help, Keyword.Start], bodies.Select(KindOf));
    }

    [Theory]
    [InlineData("START HELP STOP", "STOP")]
    [InlineData("HELP STOP HELP", "STOP HELP")]
    [InlineData("STOP STOP", "STOP")]
    [InlineData("STOP START STOP", "STOP")]
    [InlineData("STOP HELP START", "STOP HELP START")]
    [InlineData("STOP START HELP STOP START", "STOP START HELP STOP START")]
    public async Task An_answer_that_still_waits_when_the_phone_stops_does_not_leave(string said, string answered)
    {
        await host.StopMessagingAsync();
        host.StartMessaging(("Inbound:AnswerKeywords", "true"), ("Twilio:ConcurrentRequests", "0"));
        var ann = await host.GivenClientAsync();
        foreach (var word in said.Split(' ')) await TextAsync(ann, word);

        await host.StopMessagingAsync();
        host.StartMessaging(("Inbound:AnswerKeywords", "true"));
        await Eventually.Until(() => host.InDatabaseAsync(db => db.Texts.CountAsync(text => text.Phone == ann.Phone && text.Status < TextStatus.Unconfirmed)), open => open == 0);

        Assert.Equal(answered.Split(' '), (await host.AcceptedAsync(ann)).Select(text => $"{KindOf(text.Body)}".ToUpperInvariant()));
        Assert.All(
            await host.InDatabaseAsync(db => db.Texts.Where(text => text.Phone == ann.Phone && text.Status == TextStatus.Refused).Select(text => text.Refusal).ToListAsync()),
            reason => Assert.Equal(Reason.OptedOut, reason));
    }

    [Fact]
    public async Task Answers_to_a_phone_of_nobody_known_leave_in_the_order_in_which_they_were_asked_for()
    {
        await host.StopMessagingAsync();
        host.StartMessaging(("Inbound:AnswerKeywords", "true"), ("Twilio:ConcurrentRequests", "0"));
        var stranger = new Person(Guid.Empty, TextingHost.NextPhone());
        string[] said = ["STOP", "START", "HELP", "STOP", "START", "HELP"];
        foreach (var word in said) await TextAsync(stranger, word);
        // The first one is slow: nothing may overtake it.
        await host.GivenFaultAsync(stranger, "slow", next: 1, milliseconds: 1_000);
        await host.GivenFaultAsync(stranger, "webhooksOff");

        await host.StopMessagingAsync();
        host.StartMessaging(("Inbound:AnswerKeywords", "true"));
        var accepted = await Eventually.Until(() => host.AcceptedAsync(stranger), texts => texts.Count >= 6);
        Assert.Equal(said, accepted.Select(text => $"{KindOf(text.Body)}".ToUpperInvariant()));
    }

    private static Keyword KindOf(string body) =>
        new[] { Keyword.Stop, Keyword.Start, Keyword.Help }.Single(keyword => body.EndsWith(AnswerKeyword.Words(keyword, ""), StringComparison.Ordinal));

    // Straight to us: the simulated carrier would answer by itself.
    private async Task TextAsync(Person person, string body)
    {
        using var answer = await host.Webhooks.PostAsync("/webhooks/twilio/inbound",
            $"MessageSid=SM{Guid.CreateVersion7():N}&AccountSid={TextingHost.AccountSid}&From={Uri.EscapeDataString(person.Phone)}&To={Uri.EscapeDataString(TextingHost.Number)}&Body={body}");
        answer.EnsureSuccessStatusCode();
    }
}
