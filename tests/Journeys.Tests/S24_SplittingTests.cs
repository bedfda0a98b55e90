using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S24: separate texts of 160 plain or 70 other characters, never cut inside a word, an address or an emoji, and in order.</summary>
public sealed class S24_SplittingTests(SystemFixture system)
{
    private const string Address = "https://happypaws.example/visits/2026/11/27/rex-and-luna?photos=all";

    [Theory]
    [InlineData("plain", "word")]
    [InlineData("other", "wörtchen 🐾")]
    public async Task Each_text_is_one_segment_and_together_they_say_it_all_in_order(string kind, string word)
    {
        var (id, phone) = Demo.Extra(kind == "plain" ? 23 : 24);
        var words = $"{string.Join(' ', Enumerable.Range(1, kind == "plain" ? 40 : 8).Select(i => $"{word}{i}"))} {Address} the end";

        var entry = await system.Olivia.ComposeAsync(id, words, DeliveryMode.TextOnly);

        Assert.True(entry.Texts.Count > 1);
        await Eventually.Until(async () => (await Task.WhenAll(entry.Texts.Select(text => system.Olivia.TextAsync(text.Id)))).All(life => life.Status == TextState.Delivered), TimeSpan.FromSeconds(60));
        var arrived = (await system.Carrier.OracleAsync(phone)).Messages;
        // A part without any other character is plain again, and longer for it.
        Assert.All(arrived, message => Assert.True(message.Segments == 1 && message.Body.Length <= (message.Body.Contains("🐾", StringComparison.Ordinal) ? 70 : 160), message.Body));
        Assert.Equal(words, string.Join(' ', arrived.Select(message => message.Body)));
        Assert.Single(arrived, message => message.Body.Contains(Address, StringComparison.Ordinal));
    }
}
