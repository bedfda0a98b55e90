using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;

namespace Messaging.Tests.Texts;

/// <summary>Many texts, several replicas and every fault at once: the carrier's record is the truth, our database the suspect.</summary>
public sealed class ManyTextsTests : IAsyncLifetime
{
    private const int People = 20;
    private readonly TextingHost _host = new();

    public async ValueTask InitializeAsync() => await _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Under_all_faults_two_replicas_send_every_text_once_and_in_order()
    {
        // On a busy machine an answer may take long without any fault; a text that never got out would end unconfirmed.
        (string, string)[] patient = [("Twilio:TimeoutSeconds", "15"), ("Texts:Lease", "00:00:20")];
        await _host.StopMessagingAsync();
        _host.StartMessaging(patient);
        await using var replica = _host.StartReplica(patient);
        await _host.Carrier.SwitchFaultsAsync(
            Random.Shared.Next(),
            new { kind = "acceptThenDrop", probability = 0.08 }, new { kind = "acceptThen500", probability = 0.05 },
            new { kind = "acceptThenHtml502", probability = 0.05 }, new { kind = "acceptThenHalf", probability = 0.05 },
            new { kind = "refuse429", probability = 0.05 }, new { kind = "callbackFirst", probability = 0.1 },
            new { kind = "duplicateCallbacks", probability = 0.2 }, new { kind = "reorderCallbacks", probability = 0.2 },
            new { kind = "lateCallbacks", probability = 0.1, milliseconds = 800 }, new { kind = "webhooksOff", probability = 0.05 });
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => _host.GivenClientAsync()));
        var texts = (await Task.WhenAll(people.Select(async person =>
        {
            var first = await _host.ComposeAsync(person, "1", "2", "3");
            return first.Concat(await _host.ComposeAsync(person, "4", "5"));
        }))).SelectMany(ids => ids).ToHashSet();

        await Eventually.Until(
            () => _host.InDatabaseAsync(db => db.Texts.CountAsync(text => texts.Contains(text.Id) && text.Status != TextStatus.Delivered)),
            open => open == 0, TimeSpan.FromSeconds(120));
        foreach (var person in people)
        {
            var accepted = await _host.AcceptedAsync(person);
            Assert.Equal(["1", "2", "3", "4", "5"], accepted.Select(text => text.Body));
        }

        Assert.All(await _host.FactsByTextAsync("messaging.message-sent"), facts => Assert.Equal(1, facts));
    }

    [Fact]
    public async Task The_pace_of_a_number_holds_over_two_replicas_and_a_restart()
    {
        (string, string)[] slow = [("Texts:SegmentsPerSecond", "10"), ("Texts:Burst", "1")];
        await _host.StopMessagingAsync();
        _host.StartMessaging(slow);
        await using var replica = _host.StartReplica(slow);
        var people = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => _host.GivenClientAsync()));
        var texts = (await Task.WhenAll(people.Select(person => _host.ComposeAsync(person, "steady")))).SelectMany(ids => ids).ToList();
        await Eventually.Until(async () => (await ClaimsAsync()).Count >= 10);
        await _host.StopMessagingAsync();
        _host.StartMessaging(slow);

        // However it ends: a time-out on a busy machine is no matter of pace.
        await Eventually.Until(
            () => _host.InDatabaseAsync(db => db.Texts.CountAsync(text => texts.Contains(text.Id) && text.Status < TextStatus.Unconfirmed)),
            open => open == 0, TimeSpan.FromSeconds(60));
        var claims = await ClaimsAsync();
        for (var i = 10; i < claims.Count; i++)
            Assert.True(claims[i] - claims[i - 10] >= TimeSpan.FromMilliseconds(999), $"11 texts within {claims[i] - claims[i - 10]}");

        Task<List<DateTimeOffset>> ClaimsAsync() => _host.InDatabaseAsync(db => db.TextEvents
            .Where(step => texts.Contains(step.TextId) && step.What == TextEvent.Claimed).Select(step => step.At).Order().ToListAsync());
    }

    [Fact]
    public async Task A_single_text_leaves_while_another_companys_queue_fills_the_window()
    {
        await _host.StopMessagingAsync();
        _host.StartMessaging(
            ("Twilio:ConcurrentRequests", "8"), ("Texts:SegmentsPerSecond", "1000"), ("Texts:Burst", "1000"), ("Twilio:TimeoutSeconds", "60"), ("Texts:Lease", "00:02:00"));
        var many = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _host.GivenClientAsync()));
        // Neither answers nor callbacks come before the test lets them, so the window stays as full as it gets.
        await _host.Carrier.SwitchFaultsAsync(1, [.. many.SelectMany(person => new object[]
        {
            new { kind = "slow", phone = person.Phone, milliseconds = 600_000 }, new { kind = "webhooksOff", phone = person.Phone },
        })]);
        var single = await _host.GivenClientAsync(company: await _host.GivenNeighbourAsync());
        var queue = (await Task.WhenAll(many.Select(person => _host.ComposeAsync(person, "one of many")))).SelectMany(ids => ids).ToList();
        await Eventually.Until(async () => (await StepsAsync()).Count >= 8);

        var text = Assert.Single(await _host.ComposeAsync(single, "the only one"));
        await Eventually.Until(() => _host.AcceptedAsync(single), accepted => accepted.Count == 1);
        // Eight of the queue, none of them answered, and then the single one. A ninth of the queue would be in its way.
        var steps = await StepsAsync();
        Assert.Equal([.. Enumerable.Repeat((true, TextEvent.Claimed), 8), (false, TextEvent.Claimed)], steps.Take(9).Select(step => (queue.Contains(step.TextId), step.What)));
        Assert.All(steps.Skip(8), step => Assert.Equal(text, step.TextId));

        await _host.Carrier.ClearFaultsAsync();
        foreach (var waiting in queue) await _host.EventuallyAsync(waiting, TextStatus.Delivered);

        Task<List<TextEvent>> StepsAsync() => _host.InDatabaseAsync(db => db.TextEvents.IgnoreQueryFilters()
            .Where(step => step.What == TextEvent.Claimed || step.What == TextEvent.Accepted).OrderBy(step => step.Id).ToListAsync());
    }
}
