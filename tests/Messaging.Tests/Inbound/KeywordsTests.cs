using System.Text;
using CsCheck;
using Messaging.Inbound;

namespace Messaging.Tests.Inbound;

public sealed class KeywordsTests
{
    private static readonly string[] Stops = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT"];

    [Theory]
    [InlineData("STOP", Keyword.Stop)]
    [InlineData("stop", Keyword.Stop)]
    [InlineData("Stop.", Keyword.Stop)]
    [InlineData("  sToP!!  \n", Keyword.Stop)]
    [InlineData("\"STOP\"", Keyword.Stop)]
    [InlineData("“stop”", Keyword.Stop)]
    [InlineData("ＳＴＯＰ", Keyword.Stop)]
    [InlineData("ｓｔｏｐ！", Keyword.Stop)]
    [InlineData("\u200fSTOP\u200f", Keyword.Stop)]
    [InlineData("\u202aStop\u202c", Keyword.Stop)]
    [InlineData("STOP 🛑", Keyword.Stop)]
    [InlineData("Stop 🙏🏽", Keyword.Stop)]
    [InlineData("StopAll", Keyword.Stop)]
    [InlineData("stop all", Keyword.Stop)]
    [InlineData("opt out", Keyword.Stop)]
    [InlineData("Opt-Out", Keyword.Stop)]
    [InlineData("opt\u00a0out", Keyword.Stop)]
    [InlineData("OPTOUT", Keyword.Stop)]
    [InlineData("revoke", Keyword.Stop)]
    [InlineData("Cancel", Keyword.Stop)]
    [InlineData("end", Keyword.Stop)]
    [InlineData("QUIT", Keyword.Stop)]
    [InlineData("unsubscribe", Keyword.Stop)]
    [InlineData("START", Keyword.Start)]
    [InlineData("unstop", Keyword.Start)]
    [InlineData("yes", Keyword.StartIfStopped)]
    [InlineData("Yes!", Keyword.StartIfStopped)]
    [InlineData("help", Keyword.Help)]
    [InlineData("INFO?", Keyword.Help)]
    [InlineData("", Keyword.None)]
    [InlineData("👍", Keyword.None)]
    [InlineData("STOP 12345", Keyword.None)]
    [InlineData("please stop texting me", Keyword.None)]
    [InlineData("Please stop by at 5", Keyword.None)]
    [InlineData("stop stop", Keyword.None)]
    [InlineData("yes please", Keyword.None)]
    [InlineData("СТОП", Keyword.None)]
    [InlineData("unsubscribed", Keyword.None)]
    [InlineData("UNSUBSCRIBEUNSUBSCRIBE", Keyword.None)]
    public void Only_a_whole_message_is_a_keyword_and_its_dress_is_forgiven(string message, Keyword expected) =>
        Assert.Equal(expected, Keywords.Parse(message));

    [Fact]
    public void No_dress_hides_a_STOP()
    {
        var noise = Gen.OneOf(" ", "  ", "\n", "\t", ".", "!", "?", "\"", "'", "“", "”", "«", "-", "*", "🛑", "👨‍👩‍👧", "\u200f", "\u200b", "\ufeff", "\u2066", "…", "\u00a0");
        Gen.Select(Gen.OneOf(Stops), noise.Array[0, 20], noise.Array[0, 20], Gen.Bool.Array[12], Gen.Bool)
            .Sample((word, before, after, upper, wide) =>
            {
                var dressed = string.Concat(word.Select((letter, at) => upper[at] ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)));
                if (wide) dressed = string.Concat(dressed.Select(letter => letter == ' ' ? '\u3000' : (char)(letter + 0xFEE0)));
                Assert.Equal(Keyword.Stop, Keywords.Parse(string.Concat(before) + dressed + string.Concat(after)));
            }, iter: 5_000);
    }

    [Fact]
    public void No_message_makes_it_stumble_and_a_further_word_makes_it_no_keyword() =>
        Gen.OneOf<string>(Gen.String, Gen.Char['\0', '\uFFFF'].Array[0, 60].Select(units => new string(units)))
            .Sample(message =>
            {
                Keywords.Parse(message);
                Assert.Equal(Keyword.None, Keywords.Parse(message + " dog walk"));
            }, iter: 5_000);

    [Fact]
    public void A_message_of_any_length_is_read_in_no_time() => Assert.Equal(Keyword.None, Keywords.Parse(new StringBuilder().Insert(0, "stop ", 300_000).ToString()));

    [Theory]
    [InlineData("please stop texting me", true)]
    [InlineData("Don't send me texts anymore", true)]
    [InlineData("no more messages please", true)]
    [InlineData("How do I unsubscribe?", true)]
    [InlineData("take me off your list", true)]
    [InlineData("I want to opt-out", true)]
    [InlineData("I revoke my consent", true)]
    [InlineData("Please stop by at 5", false)]
    [InlineData("Don't forget the leash", false)]
    [InlineData("I'll text you when we're back", false)]
    [InlineData("", false)]
    public void A_wish_in_other_words_is_shown_to_a_person(string message, bool expected) => Assert.Equal(expected, Keywords.SoundsLikeStop(message));
}
