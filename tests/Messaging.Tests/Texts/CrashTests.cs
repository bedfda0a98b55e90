using Messaging.Tests.Carrier;
using Messaging.Texts;
using Testing;

namespace Messaging.Tests.Texts;

/// <summary>What becomes of a text when the process that sends it is gone.</summary>
[Trait("Needs", "Servers")]
public sealed class CrashTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly TextingHost _host = new();

    public async ValueTask InitializeAsync() => await _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Between_claim_and_create_an_ordinary_text_ends_unconfirmed_and_an_urgent_one_is_sent()
    {
        await HoldSendingAsync();
        var (ann, ben) = (await _host.GivenClientAsync(), await _host.GivenClientAsync());
        var ordinary = (await _host.ComposeAsync(ann, "ordinary"))[0];
        var urgent = (await _host.InDatabaseAsync(db => TextingHost.ComposeAsync(db, ben, ["urgent"], Urgency.Urgent)))[0];
        await ClaimAndDieAsync(ordinary, "ordinary");
        await ClaimAndDieAsync(urgent, "urgent");
        await SendAgainAsync();

        await _host.EventuallyAsync(ordinary, TextStatus.Unconfirmed, Patience);
        Assert.Empty(await _host.AcceptedAsync(ann));
        Assert.Equal(2, (await _host.EventuallyAsync(urgent, TextStatus.Delivered, Patience)).Attempt);
        Assert.Equal("2", Assert.Single(await _host.AcceptedAsync(ben)).A);
    }

    [Theory]
    [InlineData("webhooksOff")]
    [InlineData("lateCallbacks")]
    public async Task Killed_while_the_carrier_answers_the_text_is_found_and_not_sent_again(string fault)
    {
        // The process sends; this host only looks after what the process leaves behind.
        await HoldSendingAsync();
        var ann = await _host.GivenClientAsync();
        await _host.GivenFaultAsync(ann, "slow", milliseconds: 10_000);
        await _host.GivenFaultAsync(ann, fault);
        await using var process = await _host.StartProcessAsync();
        var texts = await _host.ComposeAsync(ann, "first", "second");
        await Eventually.Until(() => _host.AcceptedAsync(ann), accepted => accepted.Count == 1, Patience);
        await process.KillAsync();
        Assert.Equal(TextStatus.Sending, (await _host.TextAsync(texts[0])).Status);
        await _host.Carrier.ClearFaultsAsync();

        await _host.EventuallyAsync(texts[0], TextStatus.Delivered, Patience);
        await process.StartAsync();
        await _host.EventuallyAsync(texts[1], TextStatus.Delivered, Patience);
        Assert.Equal(["first", "second"], (await _host.AcceptedAsync(ann)).Select(text => text.Body));
        foreach (var text in texts) Assert.Single(await _host.FactsAsync(text), "messaging.message-sent");
    }

    [Fact]
    public async Task A_stop_of_the_service_waits_for_the_answers_that_are_on_their_way()
    {
        var ann = await _host.GivenClientAsync();
        await _host.GivenFaultAsync(ann, "slow", milliseconds: 1_500);
        var text = (await _host.ComposeAsync(ann, "almost there"))[0];
        await Eventually.Until(() => _host.AcceptedAsync(ann), accepted => accepted.Count == 1);
        await _host.StopMessagingAsync();
        _host.StartMessaging(("Twilio:ConcurrentRequests", "0"));

        Assert.Contains($"accepted {(await _host.AcceptedAsync(ann))[0].Sid}", await _host.HistoryAsync(text));
        Assert.DoesNotContain("in-doubt", await _host.HistoryAsync(text));
    }

    [Fact]
    public async Task While_the_carrier_cannot_be_reached_texts_wait_and_nothing_is_in_doubt()
    {
        await _host.StopMessagingAsync();
        _host.StartMessaging(("Twilio:BaseUrl", "http://127.0.0.1:1"));
        var ann = await _host.GivenClientAsync();
        var text = (await _host.ComposeAsync(ann, "patience"))[0];
        await Eventually.Until(() => _host.HistoryAsync(text), history => history.Contains("retried not reached"), Patience);
        await _host.StopMessagingAsync();
        _host.StartMessaging();

        await _host.EventuallyAsync(text, TextStatus.Delivered, Patience);
        Assert.Single(await _host.AcceptedAsync(ann));
        Assert.DoesNotContain("in-doubt", await _host.HistoryAsync(text));
    }

    [Fact]
    public async Task An_account_that_the_carrier_refuses_rests_and_the_health_check_says_so()
    {
        await _host.StopMessagingAsync();
        _host.StartMessaging(("Twilio:AuthToken", "a wrong one"), ("Texts:AccountRest", "00:01:00"));
        var ann = await _host.GivenClientAsync();
        var texts = await _host.ComposeAsync(ann, "one", "two");
        await Eventually.Until(() => _host.HistoryAsync(texts[0]), history => history.Contains("retried account stopped"), Patience);
        using var probe = new HttpClient { BaseAddress = _host.Messaging.Address };
        Assert.Equal("Degraded", await Eventually.Until(() => probe.GetStringAsync("/health"), health => health == "Degraded"));
        await _host.StopMessagingAsync();

        _host.StartMessaging();
        await _host.RunAsync("UPDATE text_messages SET next_attempt_at = created_at WHERE status = 0");
        foreach (var text in texts) await _host.EventuallyAsync(text, TextStatus.Delivered, Patience);
        Assert.Equal(["one", "two"], (await _host.AcceptedAsync(ann)).Select(text => text.Body));
    }

    private async Task HoldSendingAsync()
    {
        await _host.StopMessagingAsync();
        _host.StartMessaging(("Twilio:ConcurrentRequests", "0"));
    }

    private async Task SendAgainAsync()
    {
        await _host.StopMessagingAsync();
        _host.StartMessaging();
    }

    /// <summary>Leaves the row as a process leaves it that was killed after its claim was committed.</summary>
    private Task ClaimAndDieAsync(Guid text, string body) => _host.RunAsync(
        "UPDATE text_messages SET status = 10, attempt = 1, lease_until = $2, claimed_hash = $3 WHERE id = $1",
        text, TimeProvider.System.GetUtcNow().AddSeconds(-1), ClaimedText.HashOf(body, []));
}
