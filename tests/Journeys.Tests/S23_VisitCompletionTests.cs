using System.Text.Json;
using Testing;
using Testing.Running;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Platform;

namespace Journeys.Tests;

/// <summary>S23: "visit completion messages … if you include a report card it counts as one image."</summary>
public sealed class S23_VisitCompletionTests(SystemFixture system)
{
    [Fact]
    public async Task The_report_of_a_visit_goes_as_a_feed_message_and_its_report_card_as_one_picture_once()
    {
        var (id, phone) = Demo.Extra(22);
        var words = $"Rex had a great walk {Guid.CreateVersion7():N}";
        var post = new FeedMessagePosted(Guid.CreateVersion7(), Demo.Company, id, ContactKind.Client, Demo.Person(102), $"<p><b>Done!</b> {words}</p>",
            [system.Pictures.Url("walk.png")], system.Pictures.Url("report-card.png"), FeedMessageKind.VisitCompletion, DeliveryMode.TextOnly);
        await using var bus = await system.System.ConnectToBusAsync();
        for (var i = 0; i < 3; i++)
            await bus.PublishAsync(Catalog.Of(typeof(FeedMessagePosted)).WireName, JsonSerializer.Serialize(post, WireFormat.Json), Guid.CreateVersion7().ToString());

        var feed = await Eventually.Until(() => system.Olivia.FeedAsync(id), page => page.Items.Any(entry => entry.Html.Contains(words, StringComparison.Ordinal)));
        var entry = Assert.Single(feed.Items, entry => entry.Html.Contains(words, StringComparison.Ordinal));
        Assert.True(entry.Images[0].IsReportCard);
        Assert.Equal(3, entry.Texts.Count);
        await Eventually.Until(async () => (await Task.WhenAll(entry.Texts.Select(text => system.Olivia.TextAsync(text.Id)))).All(life => life.Status == TextState.Delivered), TimeSpan.FromSeconds(60));
        var arrived = (await system.Carrier.OracleAsync(phone)).Messages;
        Assert.Equal($"DONE! {words}", Assert.Single(arrived, message => message.NumMedia == 0).Body);
        Assert.Equal([1, 1], arrived.Where(message => message.NumMedia > 0).Select(message => message.NumMedia));
    }
}
