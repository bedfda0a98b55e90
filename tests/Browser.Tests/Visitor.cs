using System.Text.Json;
using Testing;
using Testing.Running;
using Texting.Contracts;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Platform;

namespace Browser.Tests;

/// <summary>A client who exists for one test, so that what is counted and stopped there is nobody else's.</summary>
internal sealed record Visitor(Guid Id, string Name, string Phone)
{
    public static async Task<Visitor> ArrivesAsync(BrowserFixture browser, PersonClient staff, string first, string last, string phone)
    {
        var id = Guid.CreateVersion7();
        await using var bus = await browser.System.ConnectToBusAsync();
        var changed = new ClientChanged(Demo.Company, id, 1, first, last, null, new Dictionary<string, string> { ["Mobile phone"] = phone }, null, Active: true);
        await bus.PublishAsync("platform.client-changed", JsonSerializer.Serialize(changed, WireFormat.Json), Guid.CreateVersion7().ToString());
        await Eventually.Until(async () => (await staff.HeadAsync(id)).Phone == phone);
        return new(id, $"{first} {last}", phone);
    }

    /// <summary>One text to the visitor, delivered.</summary>
    public async Task<Guid> HearsAsync(PersonClient staff, string words)
    {
        var text = (await staff.ComposeAsync(Id, words, Texting.Contracts.Messaging.DeliveryMode.TextOnly)).Texts.Single().Id;
        await Eventually.Until(() => staff.TextAsync(text), life => life.Status is TextState.Delivered);
        return text;
    }
}
