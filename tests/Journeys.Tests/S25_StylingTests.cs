using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;

namespace Journeys.Tests;

/// <summary>S25: bold becomes CAPITALS, other styling goes, lists and links can be read, and no mark-up reaches a phone.</summary>
public sealed class S25_StylingTests(SystemFixture system)
{
    [Theory]
    [InlineData("<p>Please bring the <b>red leash</b> &amp; treats.</p>", "Please bring the RED LEASH & treats.")]
    [InlineData("<ul><li>Walk</li><li><i>Feed</i></li></ul>", "- Walk\n- Feed")]
    [InlineData("""See <a href="https://happypaws.example/rex">Rex's page</a>""", "See Rex's page (https://happypaws.example/rex)")]
    [InlineData("<script>alert(1)</script><p style=\"color:red\">Only <u>words</u></p>", "Only words")]
    public async Task Only_words_arrive(string html, string words)
    {
        var (id, phone) = Demo.Extra(25);
        var text = (await system.Olivia.ComposeAsync(id, html, DeliveryMode.TextOnly)).Texts.Single();
        await Eventually.Until(async () => (await system.Carrier.OracleAsync(phone)).Messages.Any(message => message.M == $"{text.Id}"));
        Assert.Equal(words, (await system.Carrier.OracleAsync(phone)).Messages.Single(message => message.M == $"{text.Id}").Body);
    }
}
