using System.Text.Json;
using Messaging.Carrier;
using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Texting.Contracts;
using Texting.Contracts.Messaging;

namespace Messaging.Tests.Texts;

/// <summary>What the carrier has on record for a day, as Billing gets it.</summary>
[Trait("Needs", "Servers")]
public sealed class CarrierDayTests(TextingHost host) : IClassFixture<TextingHost>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(500, 1)]
    [InlineData(501, 2)]
    [InlineData(1_700, 4)]
    public void A_day_is_cut_into_pages_of_at_most_500_and_an_empty_day_is_one_empty_page(int texts, int pages)
    {
        var listed = Enumerable.Range(0, texts).Select(i => new CarrierText($"SM{i:D32}", "", "delivered", null, null) { Segments = 1 }).ToList();
        var known = new Dictionary<string, KnownText> { ["SM" + new string('0', 32)] = new(Guid.CreateVersion7(), 1, TextStatus.Delivered, true) };
        var cut = CarrierDayPages.Of(TextingHost.Company, Today, [.. listed, .. listed.Take(3)], known).ToList();

        Assert.Equal(Enumerable.Range(1, pages), cut.Select(page => page.Page));
        Assert.All(cut, page => Assert.Equal((pages, true), (page.Pages, page.Entries.Count <= 500)));
        Assert.Equal(texts, cut.Sum(page => page.Entries.Count));
        Assert.Equal(Math.Min(1, texts), cut.Sum(page => page.Entries.Count(entry => entry.TextMessageId is not null)));
    }

    [Fact]
    public async Task A_day_is_published_once_with_our_ids_and_corrects_what_we_counted_and_missed()
    {
        var ann = await host.GivenClientAsync();
        var sent = (await host.ComposeAsync(ann, "listed"))[0];
        await host.EventuallyAsync(sent, TextStatus.Delivered);
        var missed = (await host.ComposeAsync(ann, "its callbacks get lost"))[0];
        await host.EventuallyAsync(missed, TextStatus.Delivered);
        // As if we had counted another number, and heard nothing after the answer.
        await host.RunAsync("UPDATE text_messages SET segments = 2 WHERE id = $1", sent);
        await host.RunAsync("UPDATE text_messages SET status = 100 WHERE id = $1", missed);
        await host.TextArrivesAsync(ann.Phone, "and an answer");
        var lister = host.Messaging.Services.GetRequiredService<CarrierDayLister>();

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lister.ClaimAsync(Today, Today, TimeProvider.System.GetUtcNow(), default)));
        Assert.Equal((TextingHost.Company, Today), Assert.Single(claims, claim => claim is not null));
        // Two replicas that both believe the day is theirs.
        await Task.WhenAll(lister.ListAsync(TextingHost.Company, Today, default), lister.ListAsync(TextingHost.Company, Today, default));

        var page = Assert.Single(await PagesAsync());
        Assert.Equal((TextingHost.Company, Today, 1, 1), (page.CompanyId, page.Day, page.Page, page.Pages));
        Assert.Contains(page.Entries, entry => entry.TextMessageId == sent && entry is { Direction: CarrierDirection.Outbound, Segments: 1, Status: "delivered" });
        Assert.Contains(page.Entries, entry => entry is { Direction: CarrierDirection.Inbound, Segments: 1, TextMessageId: not null });
        Assert.Equal(TextStatus.Delivered, (await host.TextAsync(missed)).Status);
        Assert.Equal((1, 1), ((await host.TextAsync(sent)).Segments, (await host.TextAsync(sent)).SegmentsRevision));
        Assert.Contains("messaging.message-segments-corrected", await host.FactsAsync(sent));
        Assert.Contains("segments-corrected 2 to 1", await host.HistoryAsync(sent));
        Assert.Null(await lister.ClaimAsync(Today, Today, TimeProvider.System.GetUtcNow().AddDays(1), default));
    }

    private async Task<List<CarrierDayListed>> PagesAsync()
    {
        var bodies = await host.InDatabaseAsync(db => db.Database.SqlQuery<string>(
            $"SELECT body AS \"Value\" FROM published WHERE wire_name = 'messaging.carrier-day-listed' ORDER BY id").ToListAsync());
        return [.. bodies.Select(body => JsonSerializer.Deserialize<CarrierDayListed>(body, WireFormat.Json)!).Where(page => page.Day == Today)];
    }
}
