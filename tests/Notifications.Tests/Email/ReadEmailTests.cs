using System.Text;
using Notifications.Email;

namespace Notifications.Tests.Email;

public sealed class ReadEmailTests
{
    private const string Own = "no-reply@texting.example";
    private const string Head = "From: Ann Miller <ann@mail.example>\nTo: Happy Paws <reply+abc@in.texting.example>\nMessage-ID: <1@mail.example>\n";

    [Fact]
    public void A_plain_answer_is_read()
    {
        var email = Read(Head + "\nThanks!\n\n> Rex had a long walk.\n")!;
        Assert.Equal(("ann@mail.example", "Thanks!", 0, null), (email.From, email.Words, email.Attachments, email.Machine));
        Assert.Equal(["reply+abc@in.texting.example"], email.To);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", "auto-reply")]
    [InlineData("Auto-Submitted: auto-generated; x=y", "auto-reply")]
    [InlineData("X-Autoreply: yes", "auto-reply")]
    [InlineData("Precedence: auto_reply", "auto-reply")]
    [InlineData("Precedence: bulk", "bulk")]
    [InlineData("Return-Path: <>", "bounce")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b", "bounce")]
    [InlineData("Auto-Submitted: no", null)]
    [InlineData("Return-Path: <ann@mail.example>", null)]
    public void What_a_machine_wrote_is_no_answer(string header, string? why) => Assert.Equal(why, Read(Head + header + "\n\nI am away.\n")!.Machine);

    [Theory]
    [InlineData("From: Mail Delivery <MAILER-DAEMON@mx.example>\n\nSorry", "bounce")]
    [InlineData("From: Texting <no-reply@texting.example>\n\nNew message", "own")]
    [InlineData("From: ann@mail.example\n\n\n", "empty")]
    public void Neither_is_what_comes_from_ourselves_or_says_nothing(string email, string why) => Assert.Equal(why, Read(email)!.Machine);

    [Fact]
    public void Whom_it_was_sent_to_is_read_off_every_header_that_says_so()
    {
        var email = Read("Delivered-To: d@x.example\nX-Original-To: o@x.example\nFrom: a@x.example\nTo: \"T, T\" <t@x.example>, u@x.example\nCc: c@x.example\nReply-To: r@x.example\n\nHi\n")!;
        Assert.Equal(["d@x.example", "o@x.example", "t@x.example", "u@x.example", "c@x.example"], email.To);
    }

    [Fact]
    public void Words_come_from_the_plain_part_attachments_are_counted_and_HTML_alone_is_read_too()
    {
        const string Mixed = Head + """
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            R3LDvMOfZSDwn5C2
            --a
            Content-Type: text/html

            <p>not this</p>
            --a--
            --m
            Content-Type: image/jpeg; name=rex.jpg

            x
            --m
            Content-Type: text/plain
            Content-Disposition: attachment; filename=list.txt

            not this either
            --m--
            """;
        var email = Read(Mixed)!;
        Assert.Equal(("Grüße 🐶", 2), (email.Words, email.Attachments));
        Assert.Equal("Thanks, a lot", Read(Head + "Content-Type: text/html\n\n<p>Thanks, <b>a lot</b></p><blockquote>Rex</blockquote>\n")!.Words);
        Assert.Equal("One long line.", Read(Head + "Content-Type: text/plain; format=flowed\n\nOne long \nline.\n")!.Words);
        // A picture alone says something.
        Assert.Equal(("", 1, null), Read(Head + "Content-Type: image/jpeg\n\nx\n") is { } picture ? (picture.Words, picture.Attachments, picture.Machine) : default);
    }

    [Fact]
    public void The_same_email_has_the_same_key_by_whatever_way_it_came()
    {
        Assert.Equal(Read(Head + "\nHi\n")!.Key, Read("Received: from elsewhere\n" + Head + "\nHi\n")!.Key);
        Assert.NotEqual(Read(Head + "\nHi\n")!.Key, Read(Head.Replace("<1@", "<2@", StringComparison.Ordinal) + "\nHi\n")!.Key);
        Assert.NotEqual(Read("From: a@x.example\n\nHi\n")!.Key, Read("From: a@x.example\n\nHo\n")!.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"from\":\"ann@mail.example\"}")]
    [InlineData("hello")]
    public void What_is_no_email_is_none(string text) => Assert.Null(Read(text));

    private static ReadEmail? Read(string email) => ReadEmail.Of(Encoding.UTF8.GetBytes(email), Own, TestContext.Current.CancellationToken);
}
