using System.Net;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S13: "You can set a maximum number of text messages each conversation will be split into."</summary>
[Collection(TailWaggers.Name)]
public sealed class S13_MaxTextsTests(SystemFixture system)
{
    [Fact]
    public async Task A_long_message_becomes_no_more_texts_than_the_company_allows_and_the_rest_is_cut()
    {
        using var nora = await TailWaggers.NoraAsync(system);
        await TailWaggers.SaveAsync(nora, now => now with { MaxTexts = 2 });
        var words = string.Join(' ', Enumerable.Range(1, 120).Select(i => $"word{i}"));

        var entry = await nora.ComposeAsync(Demo.Noah.Id, words, DeliveryMode.TextOnly);
        await TailWaggers.ResetAsync(nora);

        Assert.Equal(2, entry.Texts.Count);
        await Eventually.Until(async () => (await Task.WhenAll(entry.Texts.Select(text => nora.TextAsync(text.Id)))).All(life => life.Status == TextState.Delivered));
        var ours = entry.Texts.Select(text => text.Id.ToString()).ToHashSet();
        var onThePhone = (await system.Carrier.OracleAsync(Demo.Noah.Phone)).Messages.Where(message => ours.Contains(message.M ?? "")).ToList();
        Assert.Equal(entry.Texts.Select(text => text.Body), onThePhone.Select(message => message.Body));
        Assert.All(onThePhone, message => Assert.Equal(1, message.Segments));
        Assert.DoesNotContain("word120", onThePhone[^1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task No_text_at_all_and_more_than_ten_are_refused(int maxTexts)
    {
        using var nora = await TailWaggers.NoraAsync(system);
        Assert.Equal(HttpStatusCode.BadRequest, await TailWaggers.TrySaveAsync(nora, now => now with { MaxTexts = maxTexts }));
    }
}
