using System.Net;
using Messaging.Tests.Carrier;
using Messaging.Texts;
using Testing;

namespace Messaging.Tests.Texts;

[Trait("Needs", "Servers")]
public sealed class StatusCallbackTests(TextingHost host) : IClassFixture<TextingHost>
{
    [Theory]
    [InlineData("MessageSid=SM1")]
    [InlineData("MessageStatus=sent")]
    [InlineData("MessageSid=&MessageStatus=")]
    [InlineData("MessageSid=SM%001&MessageStatus=sent")]
    [InlineData("MessageSid=SM1&MessageStatus=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("MessageSid=SM1%0d%0aforged&MessageStatus=sent")]
    [InlineData("")]
    public async Task A_form_without_what_it_needs_is_a_problem_and_not_an_error(string form)
    {
        using var answer = await host.Webhooks.PostAsync("/webhooks/twilio/status?m=x&a=y", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?m=nonsense")]
    [InlineData("?m=00000000-0000-0000-0000-000000000000&a=1")]
    [InlineData("?m=ffffffff-ffff-7fff-bfff-ffffffffffff&a=1")]
    [InlineData("?m=01980000-0000-7000-8000-000000000999&a=99999999999999")]
    public async Task News_about_a_text_we_never_sent_is_taken_and_changes_nothing(string query)
    {
        using var answer = await host.Webhooks.PostAsync($"/webhooks/twilio/status{query}", "MessageSid=SM404&MessageStatus=delivered&ErrorCode=x");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task News_without_our_id_finds_its_text_by_the_carriers()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "noReceipt");
        var text = (await host.ComposeAsync(ann, "hello"))[0];
        var sid = (await host.EventuallyAsync(text, TextStatus.Sent)).CarrierSid;

        using var answer = await host.Webhooks.PostAsync("/webhooks/twilio/status", $"MessageSid={sid}&MessageStatus=delivered");
        await host.EventuallyAsync(text, TextStatus.Delivered);
    }

    [Fact]
    public async Task A_status_nobody_has_heard_of_is_written_down_and_changes_nothing()
    {
        var ann = await host.GivenClientAsync();
        var text = (await host.ComposeAsync(ann, "hello"))[0];
        var sid = (await host.EventuallyAsync(text, TextStatus.Delivered)).CarrierSid!;

        await host.StatusArrivesAsync(text, sid, "partially_teleported");
        Assert.Equal(TextStatus.Delivered, (await host.TextAsync(text)).Status);
        Assert.Contains("carrier-status partially_teleported", await host.HistoryAsync(text));
    }

    [Fact]
    public async Task The_sid_of_one_text_told_for_another_moves_neither()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "noReceipt");
        var mine = (await host.ComposeAsync(ann, "mine"))[0];
        var sid = (await host.EventuallyAsync(mine, TextStatus.Sent)).CarrierSid!;
        var other = (await host.ComposeAsync(ann, "other"))[0];
        var otherSid = (await host.EventuallyAsync(other, TextStatus.Sent)).CarrierSid!;

        await host.StatusArrivesAsync(other, sid, "delivered");
        Assert.Equal((TextStatus.Sent, otherSid), ((await host.TextAsync(other)).Status, (await host.TextAsync(other)).CarrierSid));
        Assert.Equal(TextStatus.Sent, (await host.TextAsync(mine)).Status);
    }

    [Fact]
    public async Task Hundreds_of_callbacks_at_once_are_all_written_down()
    {
        var ann = await host.GivenClientAsync();
        await host.GivenFaultAsync(ann, "noReceipt");
        var text = (await host.ComposeAsync(ann, "busy"))[0];
        var sid = (await host.EventuallyAsync(text, TextStatus.Sent)).CarrierSid!;

        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => host.StatusArrivesAsync(text, sid, $"news-{i % 100}")));
        Assert.Equal(100, (await host.HistoryAsync(text)).Count(line => line.StartsWith("carrier-status news-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_but_the_carrier_may_tell_a_status()
    {
        using var stranger = new HttpClient { BaseAddress = host.Messaging.Address };
        using var answer = await stranger.PostAsync("/webhooks/twilio/status", new FormUrlEncodedContent([new("MessageSid", "SM1"), new("MessageStatus", "sent")]));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
