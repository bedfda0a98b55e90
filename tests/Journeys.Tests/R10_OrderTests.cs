using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>R10 and R12 at the gateway: a conversation leaves in the order it was written, whatever the carrier does to some of it.</summary>
[Collection("Ann")]
public sealed class R10_OrderTests(SystemFixture system)
{
    [Fact]
    public async Task Messages_and_their_parts_reach_the_phone_in_the_order_they_were_written_though_the_carrier_asks_to_wait()
    {
        await system.Carrier.SwitchFaultsAsync(7, new { kind = "refuse429", phone = Demo.Ann.Phone, next = 3 });
        var texts = new List<FeedText>();
        for (var message = 1; message <= 4; message++)
        {
            var words = string.Join(' ', Enumerable.Range(1, 45).Select(i => $"m{message}w{i}"));
            texts.AddRange((await system.Olivia.ComposeAsync(Demo.Ann.Id, words, DeliveryMode.TextOnly)).Texts);
        }

        Assert.True(texts.Count > 4);
        await Eventually.Until(async () => (await Task.WhenAll(texts.Select(text => system.Olivia.TextAsync(text.Id)))).All(life => life.Status == TextState.Delivered),
            TimeSpan.FromSeconds(90));
        var ours = texts.Select(text => text.Id.ToString()).ToHashSet();
        var arrived = (await system.Carrier.OracleAsync(Demo.Ann.Phone)).Messages.Where(message => ours.Contains(message.M ?? ""));
        Assert.Equal(texts.Select(text => text.Body), arrived.Select(message => message.Body));
    }
}
