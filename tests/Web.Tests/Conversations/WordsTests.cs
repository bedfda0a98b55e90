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

    [Theory]
    [InlineData("composed", null, "Written in the feed", null)]
    [InlineData("claimed", "2", "Taken from the queue to be sent", "Attempt 2")]
    [InlineData("accepted", "SM0", "Accepted by the carrier", null)]
    [InlineData("carrier-status", "undelivered 30003", "The carrier says “undelivered 30003”", null)]
    [InlineData("retried", "too fast", "Put back into the queue", "Too fast")]
    [InlineData("waits-for-part", null, "Waits for part", null)]
    public void The_steps_of_a_texts_life_are_told_in_plain_words_and_unknown_ones_are_still_readable(
        string what, string? detail, string title, string? more) =>
        Assert.Equal(new TextLifeWords(title, more), TextLifeWords.For(new TextLifeEvent(default, what, detail)));

    [Theory]
    [InlineData("“Good boy” – isn\u2019t he…", "\"Good boy\" - isn't he...")]
    [InlineData("plain & <b>bold</b> 🐶", "plain & <b>bold</b> 🐶")]
    public void Plain_characters_read_the_same(string typed, string plain) =>
        Assert.Equal(plain, PlainCharacters.Simplify(typed));

    [Fact]
    public void Simplifying_twice_changes_nothing_more() =>
        Gen.String.Sample(text => PlainCharacters.Simplify(PlainCharacters.Simplify(text)) == PlainCharacters.Simplify(text));
}
