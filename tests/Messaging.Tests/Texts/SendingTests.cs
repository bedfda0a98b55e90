using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;

namespace Messaging.Tests.Texts;

[Trait("Needs", "Servers")]
public sealed class SendingTests(TextingHost host) : IClassFixture<TextingHost>
{
    [Fact]
    public async Task A_text_reaches_the_phone_and_its_whole_life_is_written_down()
    {
        var ann = await host.GivenClientAsync();
        var text = (await host.ComposeAsync(ann, "Rex is back home."))[0];

        var sent = await host.EventuallyAsync(text, TextStatus.Delivered);
        var accepted = Assert.Single(await host.AcceptedAsync(ann));
        Assert.Equal(accepted.Sid, sent.CarrierSid);
        Assert.Equal("Rex is back home.", accepted.Body);
        Assert.Equal(text.ToString(), accepted.M);
        Assert.Equal("1", accepted.A);
        Assert.Equal(TextingHost.Number, sent.CompanyNumber);
        Assert.NotNull(sent.AcceptedAt);
        Assert.Equal(
            ["claimed 1", $"accepted {sent.CarrierSid}", "carrier-status accepted", "carrier-status delivered", "carrier-status queued", "carrier-status sent"],
            (await host.HistoryAsync(text)).OrderBy(line => line == "claimed 1" ? "a" : line.StartsWith("accepted", StringComparison.Ordinal) ? "b" : line));
        Assert.Equal(["messaging.message-sent", "messaging.message-delivered"], await host.FactsAsync(text));
    }

    [Fact]
    public async Task Parts_and_messages_of_a_conversation_leave_in_the_order_they_were_written()
    {
        var ann = await host.GivenClientAsync();
        var texts = new List<Guid>();
        for (var message = 1; message <= 5; message++)
            texts.AddRange(await host.ComposeAsync(ann, $"{message}a", $"{message}b", $"{message}c"));

        foreach (var text in texts) await host.EventuallyAsync(text, TextStatus.Delivered);
        var expected = Enumerable.Range(1, 5).SelectMany(message => new[] { $"{message}a", $"{message}b", $"{message}c" });
        Assert.Equal(expected, (await host.AcceptedAsync(ann)).Select(text => text.Body));
    }

    [Fact]
    public async Task A_text_whose_moment_has_passed_is_not_sent()
    {
        var ann = await host.GivenClientAsync();
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        var texts = await host.InDatabaseAsync(db => TextingHost.ComposeAsync(db, ann, ["late", "later"], notAfter: yesterday));

        Assert.Equal(Reason.TooLate, (await host.EventuallyAsync(texts[0], TextStatus.Refused)).Refusal);
        Assert.Equal(Reason.EarlierPartNotSent, (await host.EventuallyAsync(texts[1], TextStatus.Refused)).Refusal);
        Assert.Empty(await host.AcceptedAsync(ann));
        Assert.Empty(await host.FactsAsync(texts[0]));
    }

    [Fact]
    public async Task Nothing_leaves_for_a_person_whose_texting_was_disabled_after_the_message_was_written()
    {
        var ann = await host.GivenClientAsync();
        var text = (await host.InDatabaseAsync(async db =>
        {
            var contact = await db.Contacts.FindAsync(ann.Id);
            contact!.ChangeTexting(enabled: false, defaultDelivery: null);
            return await TextingHost.ComposeAsync(db, ann, ["not for you"]);
        }))[0];

        Assert.Equal(Reason.TextingDisabled, (await host.EventuallyAsync(text, TextStatus.Refused)).Refusal);
        Assert.Empty(await host.AcceptedAsync(ann));
    }

    [Fact]
    public async Task Under_the_cap_what_waits_is_refused_in_its_claim_and_an_urgent_text_leaves()
    {
        var ann = await host.GivenClientAsync();
        await HoldAsync();
        var waiting = await host.ComposeAsync(ann, "first", "second");
        var urgent = (await host.InDatabaseAsync(db => TextingHost.ComposeAsync(db, ann, ["come at once"], Urgency.Urgent)))[0];
        await host.RunAsync("INSERT INTO spending_states (company_id, cap_reached, version) VALUES ($1, true, 1)", TextingHost.Company);
        await ReleaseAsync();

        Assert.Equal(Reason.SpendingCapReached, (await host.EventuallyAsync(waiting[0], TextStatus.Refused)).Refusal);
        await host.EventuallyAsync(urgent, TextStatus.Delivered);
        await host.RunAsync("DELETE FROM spending_states");
        await host.EventuallyAsync((await host.ComposeAsync(ann, "third"))[0], TextStatus.Delivered);
        Assert.Equal(["come at once", "third"], (await host.AcceptedAsync(ann)).Select(text => text.Body));
    }

    [Fact]
    public async Task Urgent_texts_overtake_what_waits_and_keep_their_own_order()
    {
        var ann = await host.GivenClientAsync();
        // The very first creates of a host may take longer than the carrier's time-out when several leave at once.
        await host.EventuallyAsync((await host.ComposeAsync(await host.GivenClientAsync(), "warm"))[0], TextStatus.Delivered);
        await HoldAsync();
        var words = (await host.ComposeAsync(ann, "1", "2")).Zip(["1", "2"]).ToDictionary();
        var urgent = await host.InDatabaseAsync(db => TextingHost.ComposeAsync(db, ann, ["a", "b"], Urgency.Urgent));
        words.Add(urgent[0], "a");
        words.Add(urgent[1], "b");
        words.Add((await host.InDatabaseAsync(db => TextingHost.ComposeAsync(db, ann, ["c"], Urgency.Urgent)))[0], "c");
        // A look for texts that began before the urgent ones were written would see only the others.
        await host.RunAsync("UPDATE text_messages SET next_attempt_at = created_at - interval '1 minute' WHERE id = ANY($1)", [words.Keys.ToArray()]);
        await ReleaseAsync();

        foreach (var text in words.Keys) await host.EventuallyAsync(text, TextStatus.Delivered);
        var claims = await host.InDatabaseAsync(db => db.TextEvents
            .Where(step => words.Keys.Contains(step.TextId) && step.What == TextEvent.Claimed).OrderBy(step => step.Id).Select(step => step.TextId).ToListAsync());
        var order = claims.Select(id => words[id]).Distinct().ToList();
        Assert.Equal("a", order[0]);
        Assert.Equal(["a", "b", "c"], order.Where(body => char.IsLetter(body[0])));
        Assert.Equal(["1", "2"], order.Where(body => char.IsDigit(body[0])));
    }

    [Fact]
    public async Task One_company_with_many_texts_does_not_starve_a_person_who_waits_behind_them()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.GivenClientAsync()));
        var texts = await Task.WhenAll(people.Select(person => host.ComposeAsync(person, "1", "2", "3")));
        foreach (var text in texts.SelectMany(parts => parts)) await host.EventuallyAsync(text, TextStatus.Delivered);
        Assert.All(people, async person => Assert.Equal(["1", "2", "3"], (await host.AcceptedAsync(person)).Select(text => text.Body)));
    }

    // A bucket that is never full lets nothing leave, so that what is composed meanwhile is seen by one and the same claim.
    private Task HoldAsync() => PaceAsync("2100-01-01");

    private Task ReleaseAsync() => PaceAsync("2000-01-01");

    private Task PaceAsync(string fullAt) => host.RunAsync("""
        INSERT INTO sender_paces (company_id, full_at) VALUES ($1, $2::timestamptz) ON CONFLICT (company_id) DO UPDATE SET full_at = excluded.full_at
        """, TextingHost.Company, fullAt);
}
