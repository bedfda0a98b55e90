using Notifications.Email;

namespace Notifications.Tests.Email;

/// <summary>Answers as the usual mail programs write them.</summary>
public sealed class ReplyWordsTests
{
    private const string Quote = "> Rex had a long walk.\n>\n> Open the conversation in your portal\n";

    [Theory]
    [InlineData("Thanks!")]
    [InlineData("Thanks!\n\nOn Mon, Nov 30, 2026 at 4:00 PM Happy Paws <reply+abc@in.texting.example> wrote:\n\n" + Quote)]
    [InlineData("Thanks!\r\n\r\nOn Mon, Nov 30, 2026 at 4:00 PM Happy Paws <\r\nreply+abc2@in.texting.example> wrote:\r\n\r\n" + Quote)]
    [InlineData("Thanks!\n\nOn Mon, Nov 30, 2026 at 4:00 PM Happy Paws <reply+abc@in.texting.example>\nwrote:\n" + Quote)]
    [InlineData("Thanks!\nOn 30 Nov 2026, at 16:00, Happy Paws wrote:\n\n" + Quote)]
    [InlineData("Thanks!\n\nAm 30.11.26 um 16:00 schrieb Happy Paws:\n" + Quote)]
    [InlineData("Thanks!\n\nLe lun. 30 nov. 2026 à 16:00, Happy Paws <a@b.example> a écrit :\n\n" + Quote)]
    [InlineData("Thanks!\n\nlun 30 nov 2026, 16:00 Happy Paws <a@b.example>:\n" + Quote)]
    [InlineData("Thanks!\n\nSent from my iPhone\n\n> On Nov 30, 2026, at 4:00 PM, Happy Paws <a@b.example> wrote:\n> \n" + Quote)]
    [InlineData("Thanks!\n\nOn Mon, Nov 30, 2026 at 4:00 PM Happy Paws <a@b.example> wrote:\n\nRex had a long walk.\n")]
    [InlineData("Thanks!\n\n-----Original Message-----\nFrom: Happy Paws <a@b.example>\nSent: Monday\nRex had a long walk.\n")]
    [InlineData("Thanks!\n\n________________________________\nFrom: Happy Paws <a@b.example>\nSent: Monday, November 30\nTo: Ann\nSubject: New message\n\nRex had a long walk.\n")]
    [InlineData("Thanks!\n\nVon: Happy Paws <a@b.example>\nGesendet: Montag\nAn: Ann\nBetreff: New message\n\nRex had a long walk.\n")]
    [InlineData("Thanks!\n-- \nAnn Miller\n(415) 555-0111\n")]
    [InlineData("Thanks!\n\nGet Outlook for iOS\n")]
    public void Only_the_persons_own_words_are_left(string email) => Assert.Equal("Thanks!", ReplyWords.Of(email));

    [Theory]
    [InlineData("On Monday I need 2 walks.\nBring the leash: it is by the door.", "On Monday I need 2 walks.\nBring the leash: it is by the door.")]
    [InlineData("From: 9 to 5 please\nThanks", "From: 9 to 5 please\nThanks")]
    [InlineData("I need these:\n- food\n- toys", "I need these:\n- food\n- toys")]
    [InlineData("> When do you leave?\nAt 9.\n\n> And back?\nAt 5.\n", "At 9.\n\nAt 5.")]
    [InlineData("One.\n\n\n\nTwo.", "One.\n\nTwo.")]
    [InlineData("Zero\0and bell\a", "Zeroand bell")]
    [InlineData("", "")]
    [InlineData("> only quoted\n", "> only quoted")]
    [InlineData("--\nAnn", "--\nAnn")]
    public void What_is_not_surely_a_quote_stays(string email, string expected) => Assert.Equal(expected, ReplyWords.Of(email));

    [Theory]
    [InlineData("<div dir=ltr>Thanks!</div><br><div class=\"gmail_quote\"><div>On Mon, Nov 30 wrote:</div><blockquote>Rex</blockquote></div>")]
    [InlineData("<p>Thanks!</p><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Happy Paws</div>Rex")]
    [InlineData("<html><head><style>p{}</style></head><body><div>Thanks!</div><div>On Nov 30, 2026, at 4:00 PM, Happy Paws wrote:</div><blockquote type=\"cite\">Rex <blockquote>deep</blockquote> walk</blockquote></body></html>")]
    public void An_answer_of_only_HTML_is_read_like_the_others(string html) => Assert.Equal("Thanks!", ReplyWords.Of(ReplyHtml.PlainOf(html)));

    [Fact]
    public void A_long_hostile_text_is_read_at_once()
    {
        var long_ = string.Concat(Enumerable.Repeat("On 1 ", 20_000)) + "\n" + string.Concat(Enumerable.Repeat(">\n", 20_000)) + new string('-', 50_000);
        Assert.NotEmpty(ReplyWords.Of(long_));
        Assert.NotEmpty(ReplyHtml.PlainOf(string.Concat(Enumerable.Repeat("<blockquote><a b", 20_000)) + "x"));
    }
}
