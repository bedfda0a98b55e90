using MimeKit;
using Notifications.Email;

namespace Notifications.Tests.Email;

public sealed class LetterTests
{
    private static readonly EmailOptions Settings = new() { From = "Texting <no-reply@texting.example>" };

    [Fact]
    public void A_letter_has_both_readings_a_stable_id_and_a_way_back()
    {
        var email = Emails.Claimed() with { FromName = "Happy Paws" };
        var letter = Write(email);

        var parts = Assert.IsType<MultipartAlternative>(letter.Body).Cast<TextPart>().ToList();
        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.ContentType.MimeType));
        Assert.Equal("Hello", letter.TextBody?.Trim());
        Assert.Contains("name=\"viewport\"", letter.HtmlBody!, StringComparison.Ordinal);
        Assert.Equal(("\"Happy Paws\" <no-reply@texting.example>", "desk@happypaws.example"), (letter.From.ToString(), letter.ReplyTo.ToString()));
        Assert.Equal($"{email.Id:N}@texting.example", letter.MessageId);
        Assert.Equal(letter.MessageId, Write(email with { Attempt = 2 }).MessageId);
    }

    [Fact]
    public void What_a_person_wrote_is_no_machines_mail_and_cannot_be_unsubscribed()
    {
        var headers = Write(Emails.Claimed()).Headers;
        Assert.False(headers.Contains(HeaderId.AutoSubmitted));
        Assert.False(headers.Contains(HeaderId.ListUnsubscribe));
    }

    [Fact]
    public void A_mail_of_the_product_says_what_it_is_and_where_it_ends()
    {
        var headers = Write(Emails.Claimed() with { Purpose = "usage-threshold", Unsubscribe = "https://texting.example/settings" }).Headers;
        Assert.Equal("auto-generated", headers[HeaderId.AutoSubmitted]);
        Assert.Equal("<https://texting.example/settings>", headers[HeaderId.ListUnsubscribe]);
    }

    [Fact]
    public void Where_mail_is_taken_in_an_answer_goes_to_the_feed_and_elsewhere_to_the_owner()
    {
        var (ann, email) = (Guid.CreateVersion7(), Emails.Claimed() with { FromName = "Happy Paws" });
        var replies = new EmailOptions { From = Settings.From, ReplyTo = "reply@in.texting.example", ReplyKey = new('k', 32) };
        Assert.Equal($"\"Happy Paws\" <{ReplyAddress.Of(ann, replies)}>", Letter.Of(email with { FeedOf = ann }, replies, Emails.Noon)!.ReplyTo.ToString());
        Assert.Equal("desk@happypaws.example", Letter.Of(email, replies, Emails.Noon)!.ReplyTo.ToString());
        Assert.Equal("desk@happypaws.example", Write(email with { FeedOf = ann }).ReplyTo.ToString());
    }

    [Fact]
    public void No_subject_and_no_name_writes_a_header()
    {
        var letter = Write(Emails.Claimed() with { Subject = "Hi\r\nBcc: eve@mail.example", FromName = "Paws\r\nBcc: eve@mail.example" });
        using var wire = new MemoryStream();
        letter.WriteTo(wire, TestContext.Current.CancellationToken);
        var again = MimeMessage.Load(new MemoryStream(wire.ToArray()), TestContext.Current.CancellationToken);
        Assert.Empty(again.Bcc);
        Assert.Equal("Hi Bcc: eve@mail.example", again.Subject);
    }

    [Fact]
    public void A_document_stays_as_it_was_written() =>
        Assert.Equal("<html><body>Mine</body></html>", EmailLayout.Page("Title", "<html><body>Mine</body></html>"));

    [Theory]
    [InlineData("<p>Hello</p><p>Bye</p>", "Hello\n\nBye")]
    [InlineData("One<br>two<br/>three", "One\ntwo\nthree")]
    [InlineData("<p>\n  Many   spaces\n here </p>", "Many spaces here")]
    [InlineData("<ul><li>Walk</li><li>Feed</li></ul>", "- Walk\n- Feed")]
    [InlineData("See <a href=\"https://x.example/a?b=1&amp;c=2\">the feed</a>.", "See the feed (https://x.example/a?b=1&c=2).")]
    [InlineData("<a href=\"https://x.example\">https://x.example</a>", "https://x.example")]
    [InlineData("<style>p{}</style><script>x()</script><p>Tom &amp; Ann &lt;3</p>", "Tom & Ann <3")]
    [InlineData("<table><tr><td>Used</td><td>12</td></tr><tr><td>Left</td><td>3</td></tr></table>", "Used 12\nLeft 3")]
    [InlineData("", "")]
    public void The_plain_part_reads_like_the_other(string html, string expected) => Assert.Equal(expected, PlainPart.Of(html));

    private static MimeMessage Write(ClaimedEmail email) => Letter.Of(email, Settings, Emails.Noon)!;
}
