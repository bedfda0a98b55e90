using System.Globalization;
using CsCheck;
using Messaging.Texts;

namespace Messaging.Tests.Texts;

public sealed class TextPlanTests
{
    private const string Link = "https://portal.example/f/7Qx2";
    private static readonly TextLimits Plenty = new(MaxTexts: 1000, MaxImages: 10);

    private static readonly Gen<TextLimits> AnyLimits =
        Gen.Select(Gen.Int[1, 8], Gen.Bool, Gen.OneOf<string?>(null, "", Link, Link + new string('x', 200), "https://ünï.example/ç"))
            .Select((texts, joined, link) => new TextLimits(texts, 10, joined, link));

    [Fact]
    public void A_text_of_160_characters_is_one_part_and_161_are_two()
    {
        var words = string.Concat(Enumerable.Repeat("walkies, ", 17)) + "abcdefg";
        Assert.Equal(160, words.Length);

        Assert.Single(Plan(words).Parts);
        Assert.Equal([words[..^8], "abcdefgh"], Bodies(Plan(words + "h")));
    }

    [Fact]
    public void One_emoji_makes_parts_of_70()
    {
        var plan = Plan("🐶 " + string.Concat(Enumerable.Repeat("walkies ", 12)));

        Assert.Equal(["🐶 " + string.Concat(Enumerable.Repeat("walkies ", 8)).TrimEnd(), "walkies walkies walkies walkies"], Bodies(plan));
        Assert.Equal([TextEncoding.Ucs2, TextEncoding.Gsm7], plan.Parts.Select(part => part.Size.Encoding));
        Assert.Equal(["🐶"], plan.ExpensiveCharacters);
    }

    [Theory]
    [InlineData("https://portal.example/feed/0198/messages?page=2&open=true")]
    [InlineData("(415) 555-0100")]
    [InlineData("+1 415 555 0100")]
    [InlineData("415.555.0100")]
    [InlineData("555 0100")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧")]
    [InlineData("well-known")]
    public void No_cut_goes_through_a_word_a_link_or_a_phone_number(string whole)
    {
        for (var before = 100; before <= 161; before++)
        {
            var text = new string('a', before) + " " + whole + " and " + new string('b', 40);
            Assert.Contains(Bodies(Plan(text)), body => body.Contains(whole, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_word_longer_than_a_part_is_cut_between_graphemes()
    {
        var family = string.Concat(Enumerable.Repeat("👨‍👩‍👧", 20));
        Assert.Equal([8 * 8, 8 * 8, 4 * 8], Bodies(Plan(family)).Select(body => body.Length));
        Assert.Equal([160, 160, 80], Bodies(Plan(new string('a', 400))).Select(body => body.Length));
    }

    [Fact]
    public void A_letter_under_more_accents_than_a_part_holds_is_cut_all_the_same() =>
        Assert.Equal([70, 31], Bodies(Plan("q" + new string('\u0301', 100))).Select(body => body.Length));

    [Fact]
    public void Over_the_maximum_the_last_part_ends_at_a_word_with_dots_and_the_portal_link()
    {
        var text = string.Join(' ', Enumerable.Range(1000, 100));

        var plan = TextPlan.Make(text, 0, false, new TextLimits(2, 10, PortalLink: Link));

        Assert.Equal(2, plan.Parts.Count);
        Assert.Equal(string.Join(' ', Enumerable.Range(1000, 32)), plan.Parts[0].Body);
        Assert.Equal(string.Join(' ', Enumerable.Range(1032, 25)) + "... " + Link, plan.Parts[1].Body);
        Assert.Equal(string.Join(' ', Enumerable.Range(1057, 43)), plan.CutOff);
        Assert.All(plan.Parts, part => Assert.Equal((TextEncoding.Gsm7, 1), (part.Size.Encoding, part.Size.Segments)));
    }

    [Fact]
    public void A_part_that_is_UCS2_anyway_is_cut_with_one_ellipsis_character()
    {
        var plan = TextPlan.Make("🐶 " + string.Join(' ', Enumerable.Range(1000, 100)), 0, false, new TextLimits(1, 10));
        Assert.Equal("🐶 " + string.Join(' ', Enumerable.Range(1000, 13)) + "…", Assert.Single(plan.Parts).Body);
    }

    [Fact]
    public void A_link_that_needs_UCS2_brings_its_one_character_ellipsis()
    {
        var plan = TextPlan.Make(string.Join(' ', Enumerable.Range(1000, 100)), 0, false, new TextLimits(1, 10, PortalLink: "https://ïx.example"));
        Assert.Equal(string.Join(' ', Enumerable.Range(1000, 10)) + "… https://ïx.example", Assert.Single(plan.Parts).Body);
    }

    [Fact]
    public void A_space_under_an_accent_is_no_gap()
    {
        for (var before = 60; before <= 70; before++)
        {
            Assert.All(Bodies(Plan(new string('ç', before) + " \u0301 " + new string('ç', 30))), body => Assert.NotEqual('\u0301', body[0]));
        }
    }

    [Fact]
    public void Words_win_over_a_link_that_leaves_room_for_none()
    {
        var link = "https://portal.example/" + new string('x', 60);
        var plan = TextPlan.Make("🐶🐶 " + string.Join(' ', Enumerable.Range(1000, 100)), 0, false, new TextLimits(1, 10, PortalLink: link));
        Assert.EndsWith("…", Assert.Single(plan.Parts).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_just_fits_the_maximum_is_not_cut()
    {
        var text = new string('a', 160) + " " + new string('b', 160);
        var plan = TextPlan.Make(text, 0, false, new TextLimits(2, 10, PortalLink: Link));
        Assert.Equal([new string('a', 160), new string('b', 160)], Bodies(plan));
        Assert.Null(plan.CutOff);
    }

    [Fact]
    public void Joined_is_one_text_of_153_per_segment_up_to_1600_characters()
    {
        var joined = new TextLimits(20, 10, Joined: true, Link);

        Assert.Equal(2, Assert.Single(TextPlan.Make(new string('a', 306), 0, false, joined).Parts).Size.Segments);

        var cut = TextPlan.Make(string.Join(' ', Enumerable.Range(1000, 1000)), 0, false, joined);
        Assert.InRange(Assert.Single(cut.Parts).Body.Length, 1590, 1600);
        Assert.EndsWith("... " + Link, cut.Parts[0].Body, StringComparison.Ordinal);

        var two = TextPlan.Make(new string('a', 400), 0, false, joined with { MaxTexts = 2 });
        Assert.Equal((2, 306), (two.Texts, two.Parts[0].Body.Length));
    }

    [Fact]
    public void Curly_quotes_dashes_and_decomposed_accents_do_not_cost_a_text_its_160_characters()
    {
        var plan = Plan("“Rex’s” cafe\u0301 – fine…");

        Assert.Equal("\"Rex's\" café - fine...", Assert.Single(plan.Parts).Body);
        Assert.Equal(TextEncoding.Gsm7, plan.Parts[0].Size.Encoding);
        Assert.Contains(new Replacement("’", "'", 1), plan.Replacements);
        Assert.Empty(plan.ExpensiveCharacters);
    }

    [Fact]
    public void Single_guillemets_keep_pointing_the_way_they_point() => Assert.Equal("<a>", Plan("‹a›").Parts[0].Body);

    [Fact]
    public void Each_image_is_a_message_of_its_own_and_a_report_card_counts_as_one()
    {
        var plan = TextPlan.Make("Done.", 4, hasReportCard: true, new TextLimits(3, MaxImages: 3));

        Assert.Equal([PlannedPicture.ReportCard, new(false, 0), new(false, 1)], plan.Pictures);
        Assert.Equal([new PlannedPicture(false, 2), new(false, 3)], plan.DroppedPictures);
        Assert.Equal(4, plan.Texts);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void Nothing_to_say_is_no_text(string text) => Assert.Empty(Plan(text).Parts);

    [Fact]
    public void Every_part_fits_and_no_words_get_lost_whatever_the_text() =>
        Gen.Select(Texts.Broken, AnyLimits).Sample((text, limits) =>
        {
            var plan = TextPlan.Make(text, 0, false, limits);

            Assert.True(limits.Joined ? plan.Parts.Count <= 1 : plan.Parts.Count <= limits.MaxTexts);
            Assert.All(plan.Parts, part =>
            {
                Assert.Equal(Segments.Count(part.Body), part.Size);
                Assert.InRange(part.Size.Segments, 1, limits.Joined ? limits.MaxTexts : 1);
                Assert.InRange(part.Body.Length, 1, 1600);
                Assert.DoesNotContain('\uFFFD', part.Body);
                Assert.Equal(part.Body.TrimEnd(), part.Body);
                Assert.False(string.IsNullOrWhiteSpace(StringInfo.GetNextTextElement(part.Body)));
            });

            var all = TextPlan.Make(text, 0, false, Plenty);
            Assert.Null(all.CutOff);
            Assert.StartsWith(Letters(plan.Parts.SkipLast(1)), Letters(all.Parts), StringComparison.Ordinal);
            if (plan.CutOff is null) Assert.Equal(Letters(all.Parts), Letters(plan.Parts));
            else Assert.EndsWith(Letters(plan.CutOff), Letters(all.Parts), StringComparison.Ordinal);
        }, iter: 2_000);

    [Fact]
    public void Split_and_joined_again_a_text_has_the_same_words_in_the_same_order() =>
        Texts.Written.Sample(text =>
        {
            var whole = Assert.Single(TextPlan.Make(text + " .", 0, false, new TextLimits(1, 0) { Joined = true, MaxTexts = 100_000 }).Parts);
            if (whole.Body.Length < 1500 && Words(whole.Body).All(word => word.Length <= 70))
            {
                Assert.Equal(Words(whole.Body), Plan(text + " .").Parts.SelectMany(part => Words(part.Body)));
            }
        });

    [Fact]
    public void A_part_never_begins_or_ends_inside_a_grapheme() =>
        Texts.Written.Sample(text =>
        {
            foreach (var part in Plan(text).Parts)
            {
                Assert.DoesNotContain(CharUnicodeInfo.GetUnicodeCategory(part.Body, 0), new[] { UnicodeCategory.NonSpacingMark, UnicodeCategory.Surrogate });
                Assert.NotEqual('\u200d', part.Body[0]);
                Assert.NotEqual('\u200d', part.Body[^1]);
            }
        });

    [Fact]
    public void Planning_twice_changes_nothing() =>
        Texts.Written.Sample(text => Assert.All(Plan(text).Parts, part => Assert.Equal(part.Body, Assert.Single(Plan(part.Body).Parts).Body)));

    private static TextPlan Plan(string text) => TextPlan.Make(text, 0, false, Plenty);

    private static IEnumerable<string> Bodies(TextPlan plan) => plan.Parts.Select(part => part.Body);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Letters(IEnumerable<TextPart> parts) => Letters(string.Concat(parts.Select(part => part.Body)));

    private static string Letters(string text) => string.Concat(Words(text));
}
