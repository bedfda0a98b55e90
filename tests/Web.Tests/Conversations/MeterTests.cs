using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

public class MeterTests
{
    [Fact]
    public void One_text_says_what_is_left() =>
        Assert.Equal(new Meter("1 text · 7 characters left", 153d / 160, null), Meter.Of(Some.Preview(new PreviewPart("…", 153, 160, 1))));

    [Fact]
    public void The_last_character_is_singular() =>
        Assert.Equal("1 text · 1 character left", Meter.Of(Some.Preview(new PreviewPart("…", 159, 160, 1))).Headline);

    [Fact]
    public void Several_texts_say_what_is_left_in_the_last() =>
        Assert.Equal("2 texts · 150 characters left in the last",
            Meter.Of(Some.Preview(new PreviewPart("a", 160, 160, 1), new PreviewPart("b", 10, 160, 1))).Headline);

    // A joined long text is one part of several segments; what is paid for are the segments.
    [Fact]
    public void A_joined_text_counts_its_segments() =>
        Assert.StartsWith("3 texts", Meter.Of(Some.Preview(new PreviewPart("a", 400, 153, 3)) with { CharactersLeft = 59 }).Headline, StringComparison.Ordinal);

    // S26: every picture counts as a text, and one over the limit does not go.
    [Fact]
    public void Pictures_count_on_top_of_the_words()
    {
        var (goes, left) = (new PreviewPicture(Guid.CreateVersion7(), false, null), new PreviewPicture(Guid.CreateVersion7(), false, new("over-image-limit", "x", null)));
        Assert.Equal("1 text + 2 pictures, counts as 3 · 150 characters left",
            Meter.Of(Some.Preview(new PreviewPart("a", 10, 160, 1)) with { Texts = 3, Pictures = [goes, goes, left] }).Headline);
        Assert.Equal("1 picture, counts as 1 text", Meter.Of(Some.Preview() with { Texts = 1, Pictures = [goes] }).Headline);
    }

    [Fact]
    public void Expensive_characters_explain_the_short_texts() =>
        Assert.Equal("70 characters per text instead of 160, because of",
            Meter.Of(Some.Preview(new PreviewPart("“", 1, 70, 1)) with { Encoding = "UCS-2", ExpensiveCharacters = ["“"] }).Hint);

    [Theory]
    [InlineData(DeliveryMode.EmailOnly, false, "Goes by email. No text is used.")]
    [InlineData(DeliveryMode.TextAndEmail, true, "Goes by email only.")]
    [InlineData(DeliveryMode.TextOnly, true, "Nothing would be sent.")]
    public void Without_a_text_it_says_what_happens_instead(DeliveryMode delivery, bool isRefused, string headline) =>
        Assert.Equal(headline, Meter.Of(Some.Preview() with { Delivery = delivery, NotTexted = isRefused ? Some.OptedOut : null }).Headline);
}
