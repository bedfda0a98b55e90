using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Messaging.Conversations;

namespace Messaging.Tests.Conversations;

public sealed partial class PlainTextTests
{
    [Theory]
    [InlineData("Rex had a <b>great</b> walk", "Rex had a GREAT walk")]
    [InlineData("<strong>Please</strong> call <span style=\"color:red; font-weight: 700\">today</span>", "PLEASE call TODAY")]
    [InlineData("<b>all <span style='font-weight:normal'>but this</span></b>", "ALL but this")]
    [InlineData("<i>slow</i>, <em>calm</em>, <u>sure</u>, <s>gone</s>, <font color=red>red</font>", "slow, calm, sure, gone, red")]
    [InlineData("<h2>Visit 3</h2>All well.", "VISIT 3\n\nAll well.")]
    [InlineData("<b>Straße</b>", "STRASSE")]
    [InlineData("<b lang=\"tr\">istanbul ılık</b>", "İSTANBUL ILIK")]
    [InlineData("<b>istanbul ılık</b>", "ISTANBUL ILIK")]
    [InlineData("<p lang=\"en\"><b>istanbul</b></p>", "ISTANBUL")]
    [InlineData("<b>café ñandú 🐶</b>", "CAFÉ ÑANDÚ 🐶")]
    [InlineData("<b>see https://x.example/Path?q=a or mail Ann@x.example or www.x.example/A</b>", "SEE https://x.example/Path?q=a OR MAIL Ann@x.example OR www.x.example/A")]
    public void Bold_becomes_capitals_and_other_styling_is_dropped(string html, string text) => Assert.Equal(text, PlainText.From(html));

    [Fact]
    public void The_language_of_a_company_decides_its_capitals_unless_the_words_say_otherwise() =>
        Assert.Equal("İ I", PlainText.From("<b>i <span lang=\"en-US\">i</span></b>", "tr-TR"));

    [Theory]
    [InlineData("<a href=\"https://x.example/r/7\">the report</a> is here", "the report (https://x.example/r/7) is here")]
    [InlineData("<a href=\" https://x.example/\n r/7\">the report</a>", "the report (https://x.example/r/7)")]
    [InlineData("<a href=\"https://x.example/r/7\">https://x.example/r/7</a>", "https://x.example/r/7")]
    [InlineData("<a href=\"https://www.x.example/\">x.example</a>", "x.example")]
    [InlineData("<a href=\"https://x.example/r/7\"><img src=a.png></a>", "https://x.example/r/7")]
    [InlineData("<b><a href=\"https://x.example/R\">report</a></b>", "REPORT (https://x.example/R)")]
    [InlineData("<a href=\"mailto:ann@x.example?subject=Hi\">Ann</a>", "Ann (ann@x.example)")]
    [InlineData("<a href=\"tel:+14155550100\">call us </a>now", "call us (+14155550100) now")]
    [InlineData("<a href=\"javascript:alert(1)\">click</a> <a href=\"/feed/3\">here</a> <a>or here</a>", "click here or here")]
    [InlineData("<a href=\" java\tscript:alert(1)\">click</a>", "click")]
    public void Links_stay_readable(string html, string text) => Assert.Equal(text, PlainText.From(html));

    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("One<br>Two<br/><br>Three", "One\nTwo\n\nThree")]
    [InlineData("<div>One</div><div>Two</div><div><br></div><div>Three</div>", "One\nTwo\n\nThree")]
    [InlineData("<p>One</p><p>&nbsp;</p><p><br></p><p>Two</p>", "One\n\nTwo")]
    [InlineData("Fed:<ul><li>Rex</li><li>Bo</li></ul>Done", "Fed:\n\n- Rex\n- Bo\n\nDone")]
    [InlineData("<ol><li>Feed</li><li>Walk</li></ol>", "1. Feed\n2. Walk")]
    [InlineData("<ol start=3><li><p>Feed</p></li><li>Walk<ul><li>park</li></ul></li><li>Home</li></ol>", "3. Feed\n4. Walk\n  - park\n5. Home")]
    [InlineData("<table><tr><th>Day</th><th>Dog</th></tr><tr><td>Mon</td><td>Rex</td></tr></table>", "DAY, DOG\nMon, Rex")]
    [InlineData("  much \n\t space&nbsp;&nbsp;here  ", "much\nspace here")]
    [InlineData("<span>much \n space</span>", "much space")]
    [InlineData("<pre>a\nb</pre>", "a\nb")]
    [InlineData("plain text\nwith lines\r\n\r\n\r\nand gaps", "plain text\nwith lines\n\nand gaps")]
    public void Paragraphs_lines_and_lists_keep_their_shape(string html, string text) => Assert.Equal(text, PlainText.From(html));

    [Theory]
    [InlineData("Tom &amp; Jerry &lt;3 &quot;Rex&quot; &#128054; &eacute;", "Tom & Jerry <3 \"Rex\" 🐶 é")]
    [InlineData("I <3 Rex, 2 < 3 > 1", "I <3 Rex, 2 < 3 > 1")]
    [InlineData("&lt;b&gt;escaped twice&lt;/b&gt;", "escaped twice")]
    [InlineData("&lt;&lt;b&gt;i&gt;nested", "nested")]
    [InlineData("a<script>alert('x')</script><style>b{}</style><!-- c --><title>d</title><template>e</template><svg><text>f</text></svg>g", "ag")]
    [InlineData("<p hidden>no</p><div style=\"display: none\">no</div>yes", "yes")]
    [InlineData("<b>unclosed <i>tags", "UNCLOSED TAGS")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("", "")]
    public void No_mark_up_and_no_hidden_words_ever_reach_a_phone(string html, string text) => Assert.Equal(text, PlainText.From(html));

    [Fact]
    public void Whatever_is_typed_there_are_no_tags_left_and_it_never_stumbles() =>
        Soup.Sample(html =>
        {
            var text = PlainText.From(html, "tr-TR");

            Assert.DoesNotMatch(AnyTag(), text);
            Assert.Equal(text.Trim(), text);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        }, iter: 5_000);

    [Fact]
    public void Words_without_mark_up_come_through_untouched() =>
        Gen.Char["abcdeé🐶ß 123.,!?'"].Array[0, 200].Select(letters => string.Join(' ', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Sample(text => Assert.Equal(text, PlainText.From($"<div><i>{text}</i></div>")));

    [Theory]
    [InlineData("<b>")]
    [InlineData("<div>")]
    [InlineData("<a href=https://x.example>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>x")]
    [InlineData("<b></p><i>")]
    [InlineData("&lt;b")]
    [InlineData("<")]
    [InlineData("<p>x</p>")]
    public void Ten_megabytes_of_anything_are_cut_before_hostile_nesting_costs_hours(string piece)
    {
        var hostile = new StringBuilder().Insert(0, piece, 10_000_000 / piece.Length).ToString();
        var watch = Stopwatch.StartNew();
        Assert.DoesNotMatch(AnyTag(), PlainText.From(hostile));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static readonly Gen<string> Soup =
        Gen.OneOf<string>(
                Gen.OneOf(
                    "<b>", "</b>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<ol start=9>", "<a href='https://x.example/?a=<i>'>", "</a>", "<br>", "<table>",
                    "<td>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<style>", "<textarea>", "<plaintext>", "<svg>", "<math>", "<template>",
                    "&lt;", "&gt;", "&lt;script&gt;", "&#x3c;", "&#0;", "&nbsp;", "<", ">", "/", "\"", "'", "=", "\0", "\r\n", "\t", "🐶", "\ud83d", "i", "ß", "x y"),
                Gen.String,
                Gen.Char['\0', '\uFFFF'].Array[0, 5].Select(units => new string(units)))
            .Array[0, 30].Select(pieces => string.Concat(pieces));

    [GeneratedRegex("<[a-zA-Z/!?][^<>]*>")]
    private static partial Regex AnyTag();
}
