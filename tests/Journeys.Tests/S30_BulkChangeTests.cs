using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S30: "You can Enable or Disable text messages for all of your clients or staff at once."</summary>
public sealed class S30_BulkChangeTests(SystemFixture system)
{
    [Fact]
    public async Task Many_people_are_changed_at_once_each_with_an_entry_and_staff_may_still_choose_a_text()
    {
        Guid[] people = [.. Enumerable.Range(0, 5).Select(index => Demo.Extra(index).Id)];
        var (id, phone) = Demo.Extra(0);

        await ChangeAsync(new BulkChangeRequest(people, null, null, DeliveryMode.EmailOnly));
        var emailed = await system.Olivia.ComposeAsync(id, "By default");
        var texted = await system.Olivia.ComposeAsync(id, "By choice", DeliveryMode.TextOnly);
        await Eventually.Until(() => system.Olivia.TextAsync(texted.Texts.Single().Id), life => life.Status == TextState.Delivered);
        await ChangeAsync(new BulkChangeRequest(people, null, false, null));
        var disabled = await system.Olivia.ComposeAsync(id, "Not any more", DeliveryMode.TextOnly);

        Assert.Empty(emailed.Texts);
        Assert.Equal("texting-disabled", disabled.NotTexted?.Code);
        Assert.Equal(["By choice"], (await system.Carrier.OracleAsync(phone)).Messages.Select(message => message.Body));
        foreach (var person in people)
        {
            var timeline = await system.Olivia.ReadAsync<Page<ConsentLine>>($"/api/messaging/contacts/{person}/consent");
            Assert.Equal([("TextingDisabled", "Staff", "Olivia Park"), ("DefaultDelivery", "Staff", "Olivia Park")], timeline.Items.Select(line => (line.Change, line.Source, line.By)));
        }
    }

    private async Task ChangeAsync(BulkChangeRequest request)
    {
        var change = await system.Olivia.PostAsync<BulkChangeProgress>("/api/messaging/contacts/bulk", request);
        var end = await Eventually.Until(() => system.Olivia.ReadAsync<BulkChangeProgress>($"/api/messaging/contacts/bulk/{change.Id}"), now => now.FinishedAt is not null);
        Assert.Equal((5, 5, 5), (end.People, end.Done, end.Changed));
    }
}
