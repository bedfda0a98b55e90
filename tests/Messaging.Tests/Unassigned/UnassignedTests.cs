using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Messaging.Tests.Inbound;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Unassigned;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class UnassignedTests(MessagingHost host)
{
    private const string Fact = "messaging.unassigned-message-received";

    [Fact]
    public async Task A_text_of_nobody_is_listed_told_once_and_moves_to_the_feed_with_its_time()
    {
        using var phone = new Handset(host, "+14155550421");
        var ann = await host.GivenClient("Ann", "4155550422");
        var told = await host.Broker.ListenAsync(Fact);
        var sid = await phone.TextAsync("It is me, from my new phone");
        var id = await phone.TextIdAsync(sid);
        var listed = await Listed(id);
        Assert.Equal(("It is me, from my new phone", UnassignedStanding.Open, phone.Number), (listed.Body, listed.Standing, listed.Phone));
        var fact = await TellsOfAsync(told, id, []);
        Assert.Equal((host.Company, "(•••) •••-0421", UnassignedReason.NobodyKnown, listed.At), (fact.CompanyId, fact.FromMasked, fact.Reason, fact.At));

        var assigned = await Decide(id, "assign", new AssignText(ann, RememberNumber: false));

        Assert.Equal((UnassignedStanding.Assigned, (Guid?)ann, "Ann Miller"), (assigned.Standing, assigned.AssignedTo, assigned.AssignedName));
        var entry = Assert.Single((await host.Feed(ann)).Items);
        Assert.Equal((listed.At, "It is me, from my new phone", id), (entry.At, entry.Html, Assert.Single(entry.Texts).Id));
        Assert.DoesNotContain((await Open()).Items, row => row.TextId == id);
        Assert.True(await host.Scalar<long>("SELECT count(*) FROM feed_changes WHERE entity_id = $1", entry.Id) > 0);

        var undone = await Decide(id, "undo", null);
        Assert.Equal(UnassignedStanding.Open, undone.Standing);
        Assert.Empty((await host.Feed(ann)).Items);
        Assert.Null((await host.Get<TextLife>($"/texts/{id}")).ContactId);
        Assert.Contains("assigned", (await host.Get<TextLife>($"/texts/{id}")).Events.Select(step => step.What));
    }

    [Fact]
    public async Task An_assignment_of_an_old_text_does_not_become_the_newest_line_of_the_list()
    {
        using var phone = new Handset(host, "+14155550423");
        using var own = new Handset(host, "+14155550424");
        var ann = await host.GivenClient("Ann", own.Typed);
        var sid = await phone.TextAsync("Older");
        await own.TextAsync("Newer");

        await Decide(await phone.TextIdAsync(sid), "assign", new AssignText(ann, false));

        Assert.Equal(["Newer", "Older"], (await host.Feed(ann)).Items.Select(entry => entry.Html));
        Assert.Equal("Newer", await host.Scalar<string>("SELECT preview FROM conversations WHERE contact_id = $1", ann));
        await Decide(await phone.TextIdAsync(sid), "undo", null);
        Assert.Equal("Newer", await host.Scalar<string>("SELECT preview FROM conversations WHERE contact_id = $1", ann));
    }

    [Fact]
    public async Task A_remembered_number_finds_its_way_until_it_is_taken_back()
    {
        using var phone = new Handset(host, "+14155550425");
        var ann = await host.GivenClient("Ann", "4155550426");
        var id = await phone.TextIdAsync(await phone.TextAsync("First"));
        await Decide(id, "assign", new AssignText(ann, RememberNumber: true));

        await phone.TextAsync("Second");
        Assert.Equal(["Second", "First"], (await host.Feed(ann)).Items.Select(entry => entry.Html));

        await Decide(id, "undo", null);
        var third = await phone.TextIdAsync(await phone.TextAsync("Third"));
        Assert.Equal(UnassignedStanding.Open, (await Listed(third)).Standing);
    }

    // S37: undo leaves nothing of the mistake, not even a hint.
    [Fact]
    public async Task Undoing_a_remembered_assignment_leaves_no_suggestion_behind_and_keeps_what_the_profile_said()
    {
        using var phone = new Handset(host, "+14155550435");
        var wrong = await host.GivenClient("Wrong", "4155550436");
        var former = await host.GivenClient("Former", phone.Typed);
        await host.Publish(host.Client(former, "Former", "4155550437"));
        await Eventually.Until(() => host.Scalar<string>("SELECT texting_phone FROM contacts WHERE id = $1", former), stored => stored == "+14155550437");
        var id = await phone.TextIdAsync(await phone.TextAsync("Guess who"));
        (Guid, SuggestionReason)[] before = [(former, SuggestionReason.OldNumber)];
        Assert.Equal(before, Suggested(await Listed(id)));

        foreach (var contact in new[] { wrong, former })
        {
            await Decide(id, "assign", new AssignText(contact, RememberNumber: true));
            Assert.Equal(before, Suggested(await Decide(id, "undo", null)));
        }

        static IEnumerable<(Guid, SuggestionReason)> Suggested(UnassignedText text) => text.Suggestions.Select(one => (one.ContactId, one.Reason));
    }

    [Fact]
    public async Task Undoing_one_assignment_takes_back_its_own_memory_and_no_others()
    {
        using var phone = new Handset(host, "+14155550438");
        var (ann, ben) = (await host.GivenClient("Ann", "4155550439"), await host.GivenClient("Ben", "4155550440"));
        var first = await phone.TextIdAsync(await phone.TextAsync("First"));
        var second = await phone.TextIdAsync(await phone.TextAsync("Second"));
        await Decide(first, "assign", new AssignText(ann, RememberNumber: true));
        await Decide(second, "assign", new AssignText(ben, RememberNumber: true));

        await Decide(first, "undo", null);
        await phone.TextAsync("Third");
        Assert.Equal("Third", (await phone.NewestEntryAsync(ben)).Html);

        await Decide(first, "assign", new AssignText(ann, RememberNumber: true));
        await Decide(first, "undo", null);
        await phone.TextAsync("Fourth");
        Assert.Equal("Fourth", (await phone.NewestEntryAsync(ben)).Html);
    }

    [Fact]
    public async Task A_shared_phone_offers_both_and_a_remembered_choice_settles_it()
    {
        using var phone = new Handset(host, "+14155550427");
        var (ann, ben) = (await host.GivenClient("Ann", phone.Typed), await host.GivenClient("Ben", phone.Typed));
        var id = await phone.TextIdAsync(await phone.TextAsync("Which of us?"));

        var listed = await Listed(id);
        Assert.Equal([(ann, SuggestionReason.SharedNumber), (ben, SuggestionReason.SharedNumber)], listed.Suggestions.Select(one => (one.ContactId, one.Reason)));

        await Decide(id, "assign", new AssignText(ben, RememberNumber: true));
        await phone.TextAsync("Me again");
        Assert.Equal("Me again", (await phone.NewestEntryAsync(ben)).Html);
        Assert.Empty((await host.Feed(ann)).Items);
    }

    [Fact]
    public async Task A_number_that_was_changed_is_still_known_as_the_old_one()
    {
        using var phone = new Handset(host, "+14155550428");
        var ann = await host.GivenClient("Ann", phone.Typed);
        await host.Publish(host.Client(ann, "Ann", "4155550429"));
        await Eventually.Until(() => host.Scalar<string>("SELECT texting_phone FROM contacts WHERE id = $1", ann), stored => stored == "+14155550429");

        var id = await phone.TextIdAsync(await phone.TextAsync("From my old phone"));

        Assert.Contains((await Listed(id)).Suggestions, one => one.ContactId == ann && one.Reason == SuggestionReason.OldNumber);
    }

    [Fact]
    public async Task A_blocked_sender_is_stored_and_bothers_nobody_until_let_in_again()
    {
        using var phone = new Handset(host, "+14155550430");
        var first = await phone.TextIdAsync(await phone.TextAsync("Buy now"));
        var other = await phone.TextIdAsync(await phone.TextAsync("Buy more"));
        await Decide(first, "block", null);

        var told = await host.Broker.ListenAsync(Fact);
        var second = await phone.TextIdAsync(await phone.TextAsync("Buy again"));
        using var somebody = new Handset(host, "+14155550434");
        var after = await somebody.TextIdAsync(await somebody.TextAsync("Hello"));

        Assert.DoesNotContain((await Open()).Items, row => row.Phone == phone.Number);
        // The later text's fact is there, so the blocked one's would be too.
        await TellsOfAsync(told, after, [second]);
        Assert.Equal(3, await phone.TextsAsync());
        await Decide(second, "undo", null);
        Assert.Equal(new[] { first, other, second }.Order(), (await Open()).Items.Where(row => row.Phone == phone.Number).Select(row => row.TextId).Order());
    }

    [Fact]
    public async Task Two_people_who_assign_at_once_put_it_into_one_feed()
    {
        using var phone = new Handset(host, "+14155550431");
        var (ann, ben) = (await host.GivenClient("Ann", "4155550432"), await host.GivenClient("Ben", "4155550433"));
        var id = await phone.TextIdAsync(await phone.TextAsync("Hello"));

        var answers = await Task.WhenAll(new[] { ann, ben }.Select(contact => TryDecide(id, "assign", new AssignText(contact, false))));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, (await host.Feed(ann)).Items.Count + (await host.Feed(ben)).Items.Count);
    }

    private Task<Page<UnassignedText>> Open() => host.Get<Page<UnassignedText>>("/unassigned", CallerRole.OfficeManager);

    private async Task<UnassignedText> Listed(Guid text) => (await Open()).Items.Single(row => row.TextId == text);

    private async Task<UnassignedText> Decide(Guid text, string what, AssignText? request)
    {
        using var answer = await TryDecide(text, what, request);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await answer.Content.ReadFromJsonAsync<UnassignedText>(TestContext.Current.CancellationToken))!;
    }

    private async Task<HttpResponseMessage> TryDecide(Guid text, string what, AssignText? body)
    {
        using var office = host.As(CallerRole.OfficeManager);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/unassigned/{text}/{what}");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (body is not null) request.Content = JsonContent.Create(body);
        return await office.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The one fact about a text; none came about the others.</summary>
    private async Task<UnassignedMessageReceived> TellsOfAsync(string queue, Guid text, Guid[] others)
    {
        var facts = new List<UnassignedMessageReceived>();
        await Eventually.Until(async () =>
        {
            while (await host.Broker.TakeAsync(queue) is var (body, _)) facts.Add(JsonSerializer.Deserialize<UnassignedMessageReceived>(body, WireFormat.Json)!);
            return facts.Any(fact => fact.TextMessageId == text);
        });
        Assert.DoesNotContain(facts, fact => others.Contains(fact.TextMessageId));
        return Assert.Single(facts, fact => fact.TextMessageId == text);
    }
}
