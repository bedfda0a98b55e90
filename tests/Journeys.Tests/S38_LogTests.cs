using System.Net;
using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S38 to S40: every text is in the log, is found by any filter, and is counted as the ledger counts.</summary>
public sealed class S38_LogTests(SystemFixture system)
{
    [Fact]
    public async Task S38_Every_text_sent_or_received_is_in_the_log_newest_first()
    {
        var word = $"w{Guid.CreateVersion7():N}";
        var sent = (await system.Olivia.ComposeAsync(Demo.Grace.Id, $"Out {word}", DeliveryMode.TextOnly)).Texts.Single();
        await Eventually.Until(() => system.Olivia.TextAsync(sent.Id), life => life.Status == TextState.Delivered);
        await system.Carrier.TextArrivesAsync(Demo.Grace.Phone, Demo.CompanyNumber, $"In {word}");

        var log = await Eventually.Until(() => LogAsync($"words={word}"), page => page.Items.Count == 2);

        Assert.Equal([(TextWay.Inbound, TextState.Received), (TextWay.Outbound, TextState.Delivered)], log.Items.Select(text => (text.Direction, text.Status)));
        Assert.All(log.Items, text => Assert.Equal(Demo.Grace.Id, text.ContactId));
    }

    [Fact]
    public async Task S39_The_filters_are_combined()
    {
        var word = $"w{Guid.CreateVersion7():N}";
        var lost = (await system.Olivia.ComposeAsync(Demo.Oscar.Id, $"Lost {word}", DeliveryMode.TextOnly)).Texts.Single();
        await Eventually.Until(() => system.Olivia.TextAsync(lost.Id), life => life.Status == TextState.Undelivered);

        Assert.Equal(lost.Id, Assert.Single((await LogAsync($"direction=Outbound&status=Undelivered&contactId={Demo.Oscar.Id}&words={word} lost")).Items).Id);
        Assert.Empty((await LogAsync($"direction=Outbound&status=Delivered&words={word}")).Items);
        Assert.Empty((await LogAsync($"contactId={Demo.Grace.Id}&words={word}")).Items);
        Assert.Empty((await LogAsync($"words={word}&to=2020-01-01T00:00:00Z")).Items);
        using var export = await system.Olivia.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/api/messaging/texts/export?words={word}"));
        Assert.Equal(HttpStatusCode.OK, export.StatusCode);
        Assert.Contains(word, await export.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S40_What_is_used_equals_what_the_ledger_counts_for_the_same_texts()
    {
        var before = await TotalsAsync();
        var word = $"w{Guid.CreateVersion7():N}";
        var entry = await system.Olivia.ComposeAsync(Demo.Grace.Id, string.Join(' ', Enumerable.Repeat($"{word} counted", 8)), DeliveryMode.TextOnly);
        await Eventually.Until(async () => (await Task.WhenAll(entry.Texts.Select(text => system.Olivia.TextAsync(text.Id)))).All(life => life.Status == TextState.Delivered));
        var usages = await Task.WhenAll(entry.Texts.Select(text => Eventually.Until(() => system.Olivia.UsageAsync(text.Id), usage => usage.Counts > 0)));

        var lives = await Task.WhenAll(entry.Texts.Select(text => system.Olivia.TextAsync(text.Id)));
        Assert.Equal(usages.Sum(usage => usage.Counts), lives.Sum(life => life.Segments));
        Assert.True((await TotalsAsync()).Used >= before.Used + usages.Sum(usage => usage.Counts));
    }

    private Task<Page<LoggedText>> LogAsync(string query) => system.Olivia.ReadAsync<Page<LoggedText>>($"/api/messaging/texts?{query}");

    private Task<TextTotals> TotalsAsync() => system.Olivia.ReadAsync<TextTotals>("/api/messaging/texts/totals");
}
