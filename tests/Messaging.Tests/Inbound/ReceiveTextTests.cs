using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Inbound;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ReceiveTextTests(MessagingHost host)
{
    [Fact]
    public async Task An_answer_stands_in_the_feed_of_the_one_who_sent_it()
    {
        using var phone = new Handset(host, "+14155550301");
        var ann = await host.GivenClient("Ann", phone.Typed);

        var sid = await phone.TextAsync("See you at <5> & \"bring\" Rex\nAnn");

        var entry = await phone.NewestEntryAsync(ann);
        Assert.Equal(FeedEntryKind.Inbound, entry.Kind);
        Assert.Equal("See you at &lt;5&gt; &amp; &quot;bring&quot; Rex<br>Ann", entry.Html);
        Assert.Null(entry.Note);
        Assert.Null(entry.AuthorName);
        Assert.Equal(TextState.Received, Assert.Single(entry.Texts).Status);
        var line = (await Conversations()).Single(row => row.ContactId == ann);
        Assert.Equal("See you at <5> & \"bring\" Rex Ann", line.Preview);
        Assert.Equal(1, line.Unread);
        var fact = await phone.FactAsync(sid);
        Assert.Equal((host.Company, (Guid?)ann, 1, 0, false), (fact.CompanyId, fact.ContactId, fact.Segments, fact.MediaCount, fact.IsKeyword));
    }

    [Fact]
    public async Task An_answer_reaches_the_open_page_without_a_reload()
    {
        using var phone = new Handset(host, "+14155550302");
        var ann = await host.GivenClient("Ann", phone.Typed);

        await phone.TextAsync("Hello");

        var entry = await phone.NewestEntryAsync(ann);
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM feed_changes WHERE what = 'Entry' AND entity_id = $1", entry.Id));
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM feed_changes WHERE what = 'Conversation' AND entity_id = $1", ann));
    }

    [Fact]
    public async Task A_text_that_is_delivered_again_has_no_effect()
    {
        using var phone = new Handset(host, "+14155550303");
        var ann = await host.GivenClient("Ann", phone.Typed);
        var form = phone.Form("Hello");

        await phone.DeliverAsync(form);
        await phone.DeliverAsync(form);

        await OnceAsync(phone, ann, form["MessageSid"]);
    }

    [Theory]
    [InlineData("+14155550304", "Hello")]
    [InlineData("+14155550305", "STOP")]
    public async Task A_text_that_is_delivered_many_times_at_once_is_stored_once(string number, string body)
    {
        using var phone = new Handset(host, number);
        var ann = await host.GivenClient("Ann", phone.Typed);
        var form = phone.Form(body);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => phone.DeliverAsync(form)));

        await OnceAsync(phone, ann, form["MessageSid"]);
    }

    [Fact]
    public async Task Many_texts_of_one_phone_at_once_are_all_stored()
    {
        using var phone = new Handset(host, "+14155550306");
        var ann = await host.GivenClient("Ann", phone.Typed);
        string[] bodies = ["one", "STOP", "two", "YES", "START", "three", "HELP", "STOP", "four", "UNSTOP", "yes", "five"];

        await Task.WhenAll(bodies.Select(body => phone.TextAsync(body)));

        Assert.Equal(bodies.Length, (await host.Feed(ann)).Items.Count);
        Assert.Equal(bodies.Length, await phone.TextsAsync());
    }

    [Fact]
    public async Task A_text_of_a_phone_that_two_people_share_is_in_neither_feed_but_counted()
    {
        using var phone = new Handset(host, "+14155550307");
        var (ann, ben) = (await host.GivenClient("Ann", phone.Typed), await host.GivenClient("Ben", phone.Typed));

        var sid = await phone.TextAsync("Which of us?");

        Assert.Empty((await host.Feed(ann)).Items);
        Assert.Empty((await host.Feed(ben)).Items);
        Assert.Equal(1, await phone.TextsAsync());
        Assert.Null((await phone.FactAsync(sid)).ContactId);
    }

    [Fact]
    public async Task A_text_of_somebody_who_left_is_in_no_feed_but_counted()
    {
        using var phone = new Handset(host, "+14155550308");
        var ann = await host.GivenClient("Ann", phone.Typed, active: false);

        var sid = await phone.TextAsync("Remember me?");

        Assert.Empty((await host.Feed(ann)).Items);
        Assert.Null((await phone.FactAsync(sid)).ContactId);
    }

    [Theory]
    [InlineData("72975")]
    [InlineData("PETSHOP")]
    public async Task A_text_of_a_sender_without_a_phone_number_is_kept(string sender)
    {
        using var phone = new Handset(host, sender);

        await phone.TextAsync("Your parcel is here");

        Assert.Equal(1, await phone.TextsAsync());
    }

    [Fact]
    public async Task A_text_to_a_number_of_nobody_is_kept_whole_and_once()
    {
        using var phone = new Handset(host, "+14155550309");
        var form = phone.Form("Who is there?");
        form["To"] = "+14155559999";

        await phone.DeliverAsync(form);
        await phone.DeliverAsync(form);

        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(
            await host.Scalar<string>("SELECT form::text FROM quarantine WHERE carrier_sid = $1", form["MessageSid"]));
        Assert.Equal(form, kept);
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM quarantine WHERE carrier_sid = $1", form["MessageSid"]));
        Assert.Equal(0, await phone.TextsAsync());
    }

    [Fact]
    public async Task The_same_number_of_another_account_is_a_number_of_nobody()
    {
        using var phone = new Handset(host, "+14155550310");

        var sid = await phone.TextAsync("Hello", ("AccountSid", "AC00000000000000000000000000000009"));

        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM quarantine WHERE carrier_sid = $1", sid));
    }

    [Theory]
    [InlineData(1, "1 picture")]
    [InlineData(3, "3 pictures")]
    public async Task A_picture_message_counts_as_one_text_and_has_a_place_for_every_picture_that_came(int pictures, string preview)
    {
        using var phone = new Handset(host, $"+1415555031{pictures}");
        var ann = await host.GivenClient("Ann", phone.Typed);
        var media = Enumerable.Range(0, pictures).Select(index => ($"MediaUrl{index}", $"https://api.twilio.com/media/{index}"));

        var sid = await phone.TextAsync("", [("NumMedia", $"{pictures}"), ("NumSegments", "4"), .. media]);

        var entry = await phone.NewestEntryAsync(ann);
        Assert.Null(entry.Note);
        Assert.Equal(pictures, entry.Images.Count);
        // The carrier's own addresses are for our worker only.
        Assert.Empty(Assert.Single(entry.Texts).MediaUrls);
        Assert.Equal(preview, (await Conversations()).Single(row => row.ContactId == ann).Preview);
        var fact = await phone.FactAsync(sid);
        Assert.Equal((1, pictures), (fact.Segments, fact.MediaCount));
    }

    [Fact]
    public async Task The_longest_text_full_of_emoji_arrives_whole()
    {
        using var phone = new Handset(host, "+14155550315");
        var ann = await host.GivenClient("Ann", phone.Typed);
        var body = string.Concat(Enumerable.Repeat("🐶👨‍👩‍👧", 160));

        var sid = await phone.TextAsync(body, ("NumSegments", "25"));

        var entry = await phone.NewestEntryAsync(ann);
        Assert.Equal(1600, body.Length);
        Assert.Equal(body, entry.Html);
        Assert.Equal(body, entry.Texts[0].Body);
        Assert.Equal(25, (await phone.FactAsync(sid)).Segments);
    }

    [Theory]
    [InlineData("MessageSid")]
    [InlineData("AccountSid")]
    [InlineData("From")]
    [InlineData("To")]
    public async Task A_form_without_what_it_is_about_is_refused_by_name(string field)
    {
        using var phone = new Handset(host, "+14155550316");
        var form = phone.Form("Hello");
        form.Remove(field);

        using var answer = await phone.PostAsync(form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("urn:texting:problem:invalid", problem.GetProperty("type").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(0, await phone.TextsAsync());
    }

    [Fact]
    public async Task Only_the_gateways_webhook_route_may_deliver_texts()
    {
        using var admin = host.As(CallerRole.Admin);
        using var phone = new Handset(host, "+14155550317");
        using var form = new FormUrlEncodedContent(phone.Form("Hello"));

        using var answer = await admin.PostAsync(new Uri("/webhooks/twilio/inbound", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task OnceAsync(Handset phone, Guid contact, string sid)
    {
        Assert.Single((await host.Feed(contact)).Items);
        Assert.Equal(1, await phone.TextsAsync());
        // Facts leave in order: after the next one, a second one of this text would be here.
        var next = await phone.TextAsync("Next");
        var (id, facts) = (await phone.TextIdAsync(sid), await phone.FactsUpToAsync(next));
        Assert.Single(facts, fact => fact.TextMessageId == id);
    }

    private async Task<IReadOnlyList<ConversationSummary>> Conversations() =>
        (await host.Get<Page<ConversationSummary>>("/conversations")).Items;
}
