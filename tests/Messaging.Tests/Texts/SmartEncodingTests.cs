using CsCheck;
using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class SmartEncodingTests
{
    [Fact]
    public void All_270_entries_of_the_table_turn_something_that_is_not_GSM_7_into_something_that_is()
    {
        Assert.Equal(270, SmartEncodingMap.Replacements.Count);
        Assert.All(SmartEncodingMap.Replacements, entry => Assert.False(Gsm7.Covers([entry.Key])));
        Assert.All(SmartEncodingMap.Replacements, entry => Assert.True(Gsm7.Covers(entry.Value)));
    }

    [Fact]
    public void What_was_replaced_is_told_with_its_count()
    {
        var smart = SmartEncoding.Apply("‘a’ – b’\u200b\ta🐶");

        Assert.Equal("'a' - b'       a🐶", smart.Text);
        Assert.Equal(
            [new("‘", "'", 1), new("’", "'", 2), new("–", "-", 1), new("\u200b", "", 1), new("\t", "       ", 1)],
            smart.Replacements);
    }

    [Fact]
    public void A_second_time_there_is_nothing_left_to_replace() =>
        Texts.Broken.Sample(text =>
        {
            var once = SmartEncoding.Apply(text).Text;
            Assert.Empty(SmartEncoding.Apply(once).Replacements);
        });

    [Theory]
    [InlineData("cafe\u0301", "café")]
    [InlineData("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt")]
    [InlineData("A\u030Angstro\u0308m", "Ångström")]
    [InlineData("C\u0327a", "Ça")]
    [InlineData("\u0438\u0306", "й")]
    [InlineData("q\u0301e\u0301\u0301", "q\u0301é\u0301")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("plain", "plain")]
    public void Accents_that_follow_their_letter_become_one_character_with_it(string apart, string together) =>
        Assert.Equal(together, Composition.Compose(apart));

    [Fact]
    public void Every_letter_with_an_accent_that_GSM_7_has_is_found_however_it_was_written()
    {
        string[] apart = ["A\u0308", "A\u030A", "C\u0327", "E\u0301", "N\u0303", "O\u0308", "U\u0308", "a\u0300", "a\u0308", "a\u030A", "e\u0300", "e\u0301", "i\u0300", "n\u0303", "o\u0300", "o\u0308", "u\u0300", "u\u0308"];
        Assert.All(apart, letter => Assert.True(Gsm7.Covers(Composition.Compose(letter))));
    }
}
