using CsCheck;
using Messaging.Conversations;

namespace Messaging.Tests.Conversations;

public sealed class PreviewTests
{
    [Fact]
    public void Short_entries_are_shown_whole_on_one_line() => Assert.Equal("Fed Rex. Walked him.", Preview.Of("Fed Rex.\n\nWalked him. "));

    [Fact]
    public void Long_entries_end_at_a_word()
    {
        var preview = Preview.Of(string.Join(' ', Enumerable.Repeat("walked", 30)));

        Assert.EndsWith("walked…", preview, StringComparison.Ordinal);
        Assert.InRange(preview.Length, Preview.MaxLength - 10, Preview.MaxLength);
    }

    [Theory]
    [InlineData("\u0301")]
    [InlineData("\U0001F3FD")]
    public void A_letter_under_a_heap_of_accents_is_cut(string accent) =>
        Assert.InRange(Preview.Of("e" + string.Concat(Enumerable.Repeat(accent, 200))).Length, Preview.MaxLength - 1, Preview.MaxLength);

    [Fact]
    public void Nothing_makes_a_preview_too_long_or_breaks_an_emoji() =>
        Gen.OneOf(Gen.String, Gen.Const("👩‍👩‍👧‍👦"), Gen.Const("walked ")).Array[0, 60].Select(string.Concat).Sample(text =>
        {
            var preview = Preview.Of(text);
            Assert.InRange(preview.Length, 0, Preview.MaxLength);
            if (preview.EndsWith('…')) Assert.False(char.IsHighSurrogate(preview, Math.Max(0, preview.Length - 2)));
        });
}
