using CsCheck;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;

namespace Web.Tests.Conversations;

public class WordsTests
{
    [Fact]
    public void Every_state_of_a_text_has_words_an_icon_and_a_place_in_the_legend()
    {
        var words = Enum.GetValues<TextState>().Select(TextStateWords.For).ToList();
        Assert.Equal(words.Count, TextStateWords.Legend.Count);
        Assert.All(words, known => Assert.Contains(known, TextStateWords.Legend));
        Assert.Equal(words.Count, words.Select(known => known.Label).Distinct().Count());
    }

    [Fact]
    public void A_state_of_a_newer_server_is_shown_by_its_name() =>
        Assert.Equal("99", TextStateWords.For((TextState)99).Label);

    [Fact]
    public void Ways_are_named_as_in_the_settings() =>
        Assert.Equal(["Email only", "Text only", "Text & Email"], Enum.GetValues<DeliveryMode>().Select(DeliveryWords.For));

    [Fact]
    public void An_unknown_step_in_a_texts_life_is_still_readable() =>
        Assert.Equal("Waits for part", TextLifeWords.For(new TextLifeEvent(default, "waits-for-part", null)));

    [Theory]
    [InlineData("“Good boy” – isn\u2019t he…", "\"Good boy\" - isn't he...")]
    [InlineData("plain & <b>bold</b> 🐶", "plain & <b>bold</b> 🐶")]
    public void Plain_characters_read_the_same(string typed, string plain) =>
        Assert.Equal(plain, PlainCharacters.Simplify(typed));

    [Fact]
    public void Simplifying_twice_changes_nothing_more() =>
        Gen.String.Sample(text => PlainCharacters.Simplify(PlainCharacters.Simplify(text)) == PlainCharacters.Simplify(text));
}
