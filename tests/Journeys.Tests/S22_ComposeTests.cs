using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S22: staff compose in the feed, by text, by email or both, and see beforehand what will become of it.</summary>
public sealed class S22_ComposeTests(SystemFixture system)
{
    [Theory]
    [InlineData(DeliveryMode.TextOnly, 1)]
    [InlineData(DeliveryMode.TextAndEmail, 1)]
    [InlineData(DeliveryMode.EmailOnly, 0)]
    public async Task A_message_goes_the_way_that_was_chosen_for_it(DeliveryMode way, int texts)
    {
        var (id, phone) = Demo.Extra(20);
        var words = $"This one goes by {way} {Guid.CreateVersion7():N}";
        var preview = await system.Olivia.PostAsync<ComposePreview>($"/api/messaging/conversations/{id}/messages/preview", new ComposeMessage(words, way));
        Assert.Equal((way, texts), (preview.Delivery, preview.Texts));

        var entry = await system.Olivia.ComposeAsync(id, words, way);
        Assert.Equal((way, texts), (entry.Delivery, entry.Texts.Count));
        foreach (var text in entry.Texts) await Eventually.Until(() => system.Olivia.TextAsync(text.Id), life => life.Status == TextState.Delivered);
        Assert.Equal(preview.Parts.Select(part => part.Body), (await system.Carrier.OracleAsync(phone)).Messages.Where(message => message.Body.Contains(words, StringComparison.Ordinal)).Select(message => message.Body));
    }

    [Fact]
    public async Task Without_a_choice_it_goes_the_persons_own_way_which_the_office_can_change()
    {
        var (id, _) = Demo.Extra(21);
        await system.Olivia.PutAsync<ContactRow>($"/api/messaging/contacts/{id}/texting", new ChangeTexting(null, DeliveryMode.EmailOnly));
        Assert.Equal(DeliveryMode.EmailOnly, (await system.Olivia.ComposeAsync(id, "By default an email")).Delivery);
        await system.Olivia.PutAsync<ContactRow>($"/api/messaging/contacts/{id}/texting", new ChangeTexting(null, DeliveryMode.TextOnly));
        var entry = await system.Olivia.ComposeAsync(id, "By default a text");
        Assert.Equal((DeliveryMode.TextOnly, 1), (entry.Delivery, entry.Texts.Count));
    }
}
