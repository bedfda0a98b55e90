using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;

namespace Messaging.Tests.Texts;

/// <summary>Whoever said STOP gets nothing that was not already on its way when the webhook was answered.</summary>
[Trait("Needs", "Servers")]
public sealed class StopRaceTests(TextingHost host) : IClassFixture<TextingHost>
{
    private const int People = 30;

    [Fact]
    public async Task No_claim_follows_a_stop_that_was_answered()
    {
        var random = new Random(20261123);
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => host.GivenClientAsync()));
        var stops = people.ToDictionary(person => person.Id, _ => DateTimeOffset.MaxValue);
        var texts = new List<Guid>();
        await using var replica = host.StartReplica();

        await Parallel.ForEachAsync(people.Select(person => (Person: person, Before: random.Next(1, 4), After: random.Next(1, 4))), async (plan, _) =>
        {
            var composed = new List<Guid>(await host.ComposeAsync(plan.Person, [.. Enumerable.Range(0, plan.Before).Select(i => $"before {i}")]));
            using var answer = await host.Webhooks.PostAsync("/webhooks/twilio/inbound", Stop(plan.Person));
            answer.EnsureSuccessStatusCode();
            lock (stops) stops[plan.Person.Id] = TimeProvider.System.GetUtcNow();
            composed.AddRange(await host.ComposeAsync(plan.Person, [.. Enumerable.Range(0, plan.After).Select(i => $"after {i}")]));
            lock (texts) texts.AddRange(composed);
        });

        await Eventually.Until(
            () => host.InDatabaseAsync(db => db.Texts.CountAsync(text => texts.Contains(text.Id) && text.Status < TextStatus.Unconfirmed)),
            open => open == 0);
        var claims = await host.InDatabaseAsync(db => db.TextEvents.Where(step => texts.Contains(step.TextId) && step.What == TextEvent.Claimed)
            .Join(db.Texts, step => step.TextId, text => text.Id, (step, text) => new { text.ContactId, step.At }).ToListAsync());
        Assert.All(claims, claim => Assert.True(claim.At <= stops[claim.ContactId!.Value], "A text was claimed after the STOP was answered."));

        foreach (var person in people)
            Assert.DoesNotContain(await host.AcceptedAsync(person), text => text.Body.StartsWith("after", StringComparison.Ordinal));
        var ends = await host.InDatabaseAsync(db => db.Texts.Where(text => texts.Contains(text.Id) && text.Status == TextStatus.Refused)
            .Select(text => text.Refusal).Distinct().ToListAsync());
        Assert.Subset(new HashSet<Reason?> { Reason.OptedOut, Reason.EarlierPartNotSent }, ends.ToHashSet());
    }

    // Straight to us: the carrier would refuse texts by itself once it had heard the word.
    private static string Stop(Person person) =>
        $"MessageSid=SM{person.Id:N}&AccountSid={TextingHost.AccountSid}&From={Uri.EscapeDataString(person.Phone)}&To={Uri.EscapeDataString(TextingHost.Number)}&Body=STOP";
}
