using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Testing;
using Testing.Running;
using Texting.Contracts;
using Texting.Contracts.Platform;

namespace Browser.Tests;

/// <summary>R33: whatever strangers write, as a text, a client's name or a file's name, is words on every page and nothing else.</summary>
public sealed class HostileWordsTests(BrowserFixture browser)
{
    private static readonly string[] Payloads =
    [
        "<script>hacked('script')</script>",
        "<img src=x onerror=hacked('img')>",
        "<svg/onload=hacked('svg')>",
        "\"><iframe src=\"https://evil.example/frame\"></iframe>",
        "<a href=\"javascript:hacked('link')\">look</a>",
        "<img src=https://evil.example/pixel.png>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<body onload=hacked('body')><details open ontoggle=hacked('details')>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=hacked('mutation')>",
        "&lt;img src=x onerror=hacked('entity')&gt; {{7*7}} ${7*7}",
        "javascript:hacked('address')//'\"`--><!--",
    ];

    [Fact]
    public async Task Nothing_that_strangers_write_runs_or_calls_home()
    {
        var client = await HostileClientAsync("<img src=x onerror=hacked('name')>", "<script>hacked('last')</script>");
        await using var context = await browser.SignInAsync("olivia", 1280, 900);
        await context.AddInitScriptAsync("window.hacks = []; window.hacked = what => window.hacks.push(what);");
        var outside = new ConcurrentQueue<string>();
        context.Request += (_, request) =>
        {
            if (request.Url.Contains("evil.example", StringComparison.Ordinal) || request.Url.EndsWith("/x", StringComparison.Ordinal)) outside.Enqueue(request.Url);
        };
        context.Dialog += async (_, dialog) =>
        {
            outside.Enqueue($"dialog {dialog.Message}");
            await dialog.DismissAsync();
        };

        using var carrier = new SimulatedCarrier(browser.System.Carrier);
        foreach (var payload in Payloads) await carrier.TextArrivesAsync(client.Phone, Demo.CompanyNumber, payload);

        var page = await context.NewPageAsync();
        await page.GotoAsync($"/conversations/{client.Id}");
        foreach (var payload in Payloads)
            await Assertions.Expect(page.GetByTestId("feed-entry").Filter(new LocatorFilterOptions { HasText = payload }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId($"conversation-{client.Id}")).ToContainTextAsync("<img src=x onerror=hacked('name')>");

        // A file's name; and a message as a program would compose it that is not our editor.
        await page.GetByTestId("picture-files").SetInputFilesAsync(
            [.. Payloads.Take(3).Select(payload => new FilePayload { Name = payload.Replace('/', '|'), MimeType = "text/html", Buffer = [1] })]);
        await Assertions.Expect(page.GetByTestId("picture-trouble")).ToHaveCountAsync(3);
        using var olivia = await PersonClient.SignInAsync(browser.System.Gateway, "olivia");
        using var composed = await olivia.TryComposeAsync(client.Id, $"Sent to you {string.Concat(Payloads)}", null, Guid.CreateVersion7().ToString());
        Assert.True(composed.IsSuccessStatusCode);
        await Assertions.Expect(page.GetByTestId("feed-entry").Filter(new LocatorFilterOptions { HasText = "Sent to you" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("feed-entry").Filter(new LocatorFilterOptions { HasText = "Sent to you" })).ToBeVisibleAsync();

        Assert.Empty(await page.EvaluateAsync<string[]>("window.hacks"));
        Assert.Empty(outside);
        await page.CloseAsync();
    }

    private async Task<(Guid Id, string Phone)> HostileClientAsync(string first, string last)
    {
        var (id, phone) = (Demo.Person(990), "+14155550199");
        await using var bus = await browser.System.ConnectToBusAsync();
        var changed = new ClientChanged(Demo.Company, id, 1, first, last, null, new Dictionary<string, string> { ["Mobile phone"] = phone }, null, Active: true);
        await bus.PublishAsync("platform.client-changed", JsonSerializer.Serialize(changed, WireFormat.Json), Guid.CreateVersion7().ToString());
        using var olivia = await PersonClient.SignInAsync(browser.System.Gateway, "olivia");
        await Eventually.Until(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/messaging/conversations/{id}");
            using var answer = await olivia.SendAsync(request);
            return answer.IsSuccessStatusCode;
        });
        return (id, phone);
    }
}
