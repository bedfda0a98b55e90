using Messaging.Conversations;

namespace Messaging.Tests.Conversations;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("<p>Rex was <strong>great</strong>, <em>really</em>.</p>", "<p>Rex was <strong>great</strong>, <em>really</em>.</p>")]
    [InlineData("<ul><li>fed</li><li>walked</li></ul>", "<ul><li>fed</li><li>walked</li></ul>")]
    [InlineData("one\ntwo\r\nthree", "one<br>two<br>three")]
    [InlineData("Tom & Jerry", "Tom &amp; Jerry")]
    [InlineData("2 < 3", "2 &lt; 3")]
    [InlineData("<h1>Title</h1>", "Title")]
    [InlineData("<b style=\"position:fixed\" class=\"x\" onclick=\"steal()\">bold</b>", "<b>bold</b>")]
    [InlineData("<a href=\"https://paws.example/a?b=1\">photos</a>", "<a href=\"https://paws.example/a?b=1\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">photos</a>")]
    public void What_people_write_is_kept(string html, string expected) => Assert.Equal(expected, SafeHtml.Of(html));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<iframe src=javascript:alert(1)></iframe>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\" &#106;avascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<form action=//evil><button>go</button></form>")]
    [InlineData("<style>@import url(//evil)</style>")]
    [InlineData("<b><template><script>alert(1)</script></template></b>")]
    public void What_could_run_is_not(string html)
    {
        var safe = SafeHtml.Of(html);

        foreach (var danger in new[] { "<script", "<img", "<svg", "<iframe", "<style", "<form", "<math", "javascript:", "data:", "<template" })
            Assert.DoesNotContain(danger, safe, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<[^>]+\\son", safe);
        Assert.Equal(safe, SafeHtml.Of(safe));
    }

    [Fact]
    public void A_text_from_a_phone_is_shown_as_it_was_typed() =>
        Assert.Equal("&lt;b&gt; &amp; &quot;you&quot;<br>ok 👍", SafeHtml.Escape("<b> & \"you\"\nok 👍"));
}
