using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Conversations;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ComposeMessageTests(MessagingHost host)
{
    [Fact]
    public async Task A_message_goes_by_the_contacts_default_delivery_as_text_and_email()
    {
        var ann = await host.GivenClient("Ann", "(415) 555-0111", "ann@mail.example");

        var entry = await host.Compose(ann, "Rex was <b>great</b> today");

        Assert.Equal(DeliveryMode.TextAndEmail, entry.Delivery);
        Assert.Equal("Rex was <b>great</b> today", entry.Html);
        Assert.Equal("Olivia the Sitter", entry.AuthorName);
        var text = Assert.Single(entry.Texts);
        Assert.Equal(("Rex was GREAT today", 1, 1), (text.Body, text.Part, text.Parts));
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM text_messages WHERE feed_message_id = $1 AND phone = '+14155550111'", entry.Id));
    }

    [Fact]
    public async Task Delivery_can_be_chosen_for_a_single_message()
    {
        var ann = await host.GivenClient("Ann", "4155550112", "ann@mail.example");

        var entry = await host.Compose(ann, "Only an email", DeliveryMode.EmailOnly);

        Assert.Equal(DeliveryMode.EmailOnly, entry.Delivery);
        Assert.Empty(entry.Texts);
        Assert.Null(entry.NotTexted);
    }

    [Fact]
    public async Task A_long_message_is_split_into_texts_that_leave_in_order()
    {
        var ann = await host.GivenClient("Ann", "4155550113");

        var entry = await host.Compose(ann, string.Join(' ', Enumerable.Repeat("Rex had a long walk in the park.", 10)), DeliveryMode.TextOnly);

        Assert.Equal([1, 2, 3], entry.Texts.Select(text => text.Part));
        Assert.All(entry.Texts, text => Assert.Equal(1, text.Segments));
        Assert.Equal(3, await host.Scalar<long>("SELECT count(*) FROM text_keys WHERE kind = 'FeedPart' AND key LIKE $1", $"{entry.Id:N}:%"));
    }

    [Fact]
    public async Task A_text_that_would_be_refused_is_not_queued_and_the_feed_says_why()
    {
        var ann = await host.GivenClient("Ann", "911", "ann@mail.example");

        var entry = await host.Compose(ann, "Hello");

        Assert.Empty(entry.Texts);
        Assert.Equal("phone-too-short", entry.NotTexted?.Code);
        Assert.Equal("phone-too-short", (await host.Head(ann)).CannotText?.Code);
    }

    [Fact]
    public async Task Somebody_without_an_address_is_not_emailed_and_the_feed_says_so()
    {
        var ann = await host.GivenClient("Ann", "4155550114");

        var entry = await host.Compose(ann, "Hello", DeliveryMode.EmailOnly);

        Assert.Contains("email address", entry.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_email_half_is_commanded_in_the_same_commit()
    {
        var ann = await host.GivenClient("Ann", "4155550115", "ann@mail.example");

        var entry = await host.Compose(ann, "<p>Hello</p>");

        var email = await host.EmailOf(entry.Id);
        Assert.Equal(("ann@mail.example", "New message from Happy Paws", "<p>Hello</p><p><a class=\"button\" href=\"https://texting.example/portal\">Open the conversation in your portal</a></p>"), (email.To, email.Subject, email.Html));
        // Nobody but the company reads an answer: Notifications writes its address there.
        Assert.Null(email.ReplyTo);
    }

    [Fact]
    public async Task The_same_request_twice_is_one_message()
    {
        var ann = await host.GivenClient("Ann", "4155550116");

        using var first = await host.TryCompose(ann, "Once", key: "the same");
        using var second = await host.TryCompose(ann, "Once", key: "the same");

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created], [first.StatusCode, second.StatusCode]);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Single((await host.Feed(ann)).Items);
    }

    [Fact]
    public async Task The_same_request_many_times_at_once_is_one_message()
    {
        var ann = await host.GivenClient("Ann", "4155550117");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.TryCompose(ann, "At once", key: "at once")));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Single((await host.Feed(ann)).Items);
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task Messages_written_at_once_get_one_place_each_in_the_conversation()
    {
        var ann = await host.GivenClient("Ann", "4155550118");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => host.Compose(ann, $"Message {number}", DeliveryMode.TextOnly)));

        Assert.Equal(12, await host.Scalar<long>("SELECT count(DISTINCT position) FROM text_messages WHERE contact_id = $1 AND position BETWEEN 1 AND 12", ann));
    }

    [Fact]
    public async Task Another_companys_contact_does_not_exist()
    {
        var other = Guid.CreateVersion7();
        await host.GivenCompany(other);
        var maya = await host.GivenClient("Maya", "6475550111", company: other);

        using var answer = await host.TryCompose(maya, "Hello");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, await host.Scalar<long>("SELECT count(*) FROM feed_messages WHERE contact_id = $1", maya));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p> </p>")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_message_without_words_is_refused(string html)
    {
        var ann = await host.GivenClient("Ann", "4155550119");

        using var answer = await host.TryCompose(ann, html);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:texting:problem:invalid", problem.GetProperty("type").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty("html", out _));
    }

    [Theory]
    [InlineData(20_001, HttpStatusCode.BadRequest)]
    [InlineData(1_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_message_that_is_too_long_is_refused(int characters, HttpStatusCode expected)
    {
        var ann = await host.GivenClient("Ann", "4155550123");

        using var answer = await host.TryCompose(ann, new string('x', characters));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task The_row_that_a_claim_locks_exists_with_the_first_text()
    {
        var ann = await host.GivenClient("Ann", "4155550120");

        await host.Compose(ann, "Hello", DeliveryMode.TextOnly);

        Assert.False(await host.Scalar<bool>("SELECT opted_out FROM opt_outs WHERE company_id = $1 AND phone = '+14155550120'", host.Company));
    }

    [Fact]
    public async Task A_preview_shows_the_very_texts_that_the_sending_makes()
    {
        var ann = await host.GivenClient("Ann", "4155550121");
        var html = "<b>Rex</b> " + string.Concat(Enumerable.Repeat("ate 🦴 and slept. ", 12));

        var preview = await host.Preview(ann, html, DeliveryMode.TextOnly);
        var entry = await host.Compose(ann, html, DeliveryMode.TextOnly);

        Assert.Equal(entry.Texts.Select(text => text.Body), preview.Parts.Select(part => part.Body));
        Assert.Equal("UCS-2", preview.Encoding);
        Assert.Equal(["🦴"], preview.ExpensiveCharacters);
        Assert.NotNull(preview.CutOff);
    }

    [Fact]
    public async Task A_preview_of_nothing_yet_shows_the_room_there_is()
    {
        var ann = await host.GivenClient("Ann", "4155550122");

        var preview = await host.Preview(ann, "");

        Assert.Equal(160, preview.CharactersLeft);
        Assert.Empty(preview.Parts);
        Assert.Null(preview.NotTexted);
    }
}
