using Web.Conversations;

namespace Web.Tests.Conversations;

// N2: the way out of an expensive message, without touching a word of it.
public class OneTextTests
{
    [Theory]
    [InlineData("“Hi” — it’s Rex", "\"Hi\" - it's Rex")]
    [InlineData("Hi   Ann", "Hi Ann")]
    [InlineData("Hi<br><br>  <br>Ann", "Hi<br>Ann")]
    public void What_reads_the_same_is_tried_first(string html, string shorter) =>
        Assert.Equal(shorter, Assert.Single(OneText.Ways(html, [])).Html);

    [Fact]
    public void Characters_without_a_twin_are_left_out_last_and_named()
    {
        var ways = OneText.Ways("Rex’s walk 🐶🎾", ["’", "🐶", "🎾"]);
        Assert.Equal(["Rex's walk 🐶🎾", "Rex's walk"], ways.Select(way => way.Html));
        Assert.Equal("Leaves out 🐶 🎾. No word changes.", ways[1].Meaning);
    }

    [Fact]
    public void A_message_that_is_only_long_has_no_way() => Assert.Empty(OneText.Ways(new string('a', 300), []));
}
