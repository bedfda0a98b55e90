using Messaging.Conversations;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Conversations;

/// <summary>What a client answers by email stands in their feed like a text.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class OnPostReplyTests(MessagingHost host)
{
    [Fact]
    public async Task An_answer_stands_in_the_feed_once_unread_and_as_what_it_is()
    {
        var ann = await host.GivenClient("Ann", null, "ann@mail.example");
        var reply = new PostReply(Guid.CreateVersion7(), host.Company, ann, "Thanks!\n<b>& see you</b>", "Ann@mail.example", 0, Shortened: false);
        for (var i = 0; i < 3; i++) await host.Publish(reply);
        var second = reply with { ReplyId = Guid.CreateVersion7(), Body = "", From = "bob@mail.example", LeftOut = 2 };
        await Eventually.Until(() => host.Feed(ann), feed => feed.Items.Count == 1);
        await host.Publish(second);

        var feed = (await Eventually.Until(() => host.Feed(ann), feed => feed.Items.Count >= 2)).Items;
        Assert.Equal([second.ReplyId, reply.ReplyId], feed.Select(entry => entry.Id));
        Assert.All(feed, entry => Assert.Equal((FeedEntryKind.Inbound, null, null, 0), (entry.Kind, entry.AuthorName, entry.Delivery, entry.Texts.Count)));
        Assert.Equal(("Thanks!<br>&lt;b&gt;&amp; see you&lt;/b&gt;", "By email."), (feed[1].Html, feed[1].Note));
        Assert.Equal(("", "By email, from bob@mail.example: not the address we have of them. 2 attachments stay in the email."), (feed[0].Html, feed[0].Note));
        Assert.Equal((2, "2 attachments"), (await host.Scalar<int>("SELECT unread FROM conversations WHERE contact_id = $1", ann), await host.Scalar<string>("SELECT preview FROM conversations WHERE contact_id = $1", ann)));
    }

    [Fact]
    public async Task Nobody_writes_into_the_feed_of_another_company()
    {
        var ann = await host.GivenClient("Ann", null, "ann@mail.example");
        await host.Publish(new PostReply(Guid.CreateVersion7(), Guid.CreateVersion7(), ann, "Let me in", "eve@mail.example", 0, Shortened: false));
        await Eventually.Until(() => host.Broker.ReadyAsync("messaging.messaging.post-reply_error"), ready => ready > 0);
        Assert.Empty((await host.Feed(ann)).Items);
    }

    [Fact]
    public async Task The_email_of_a_message_says_whose_feed_an_answer_belongs_in()
    {
        var ann = await host.GivenClient("Ann", null, "ann@mail.example");
        var entry = await host.Compose(ann, "Hello", DeliveryMode.EmailOnly);
        var email = await host.EmailOf(entry.Id);
        Assert.Equal((ann, null), (email.FeedOf, email.ReplyTo));
    }

    [Theory]
    [InlineData(0, false, "By email.")]
    [InlineData(1, false, "By email. 1 attachment stays in the email.")]
    [InlineData(0, true, "By email. It is longer; the rest stays in the email.")]
    [InlineData(3, true, "By email. It is longer; the rest and 3 attachments stay in the email.")]
    public void The_note_says_what_the_feed_does_not_show(int leftOut, bool shortened, string expected) =>
        Assert.Equal(expected, ReplyNote.Of(new PostReply(Guid.Empty, Guid.Empty, Guid.Empty, "", "ann@mail.example", leftOut, shortened), "ann@mail.example"));
}
