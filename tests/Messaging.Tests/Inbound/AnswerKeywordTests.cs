using Messaging.Inbound;
using Messaging.Tests.Carrier;
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

        var bodies = await Eventually.Until(async () => (await host.AcceptedAsync(ann)).Select(text => text.Body).ToList(), texts => texts.Count >= 3);
        Assert.Equal([Keyword.Stop, Keyword.Help, Keyword.Start], bodies.Where(body => body != "Hello?").Select(KindOf));
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
