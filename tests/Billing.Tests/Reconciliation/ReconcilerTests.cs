using System.Net.Http.Json;
using Testing;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging;
using static Billing.Tests.BillingHost;

namespace Billing.Tests.Reconciliation;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ReconcilerTests(BillingHost host)
{
    [Fact]
    public async Task A_day_is_compared_when_all_its_pages_are_there_and_again_when_one_changes()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        var day = month.AddDays(4);
        var texts = Enumerable.Range(0, 4).Select(_ => SentAt(company, At(month, 5), segments: 2)).ToArray();
        var received = ReceivedAt(company, At(month, 5));
        var lost = SentAt(company, At(month, 5));
        // At the edge of the day and not in its list: maybe in the next day's, which has not come.
        var edge = SentAt(company, At(month, 6, 0).AddMinutes(-1));
        foreach (var fact in (object[])[.. texts, received, lost, edge]) await host.ArrivesAsync(fact);
        await host.UsedAsync(company, month, 11);

        await host.ArrivesAsync(new CarrierDayListed(company, day, 2, 2, [Entry(texts[3].TextMessageId, 3), Entry(null, 1), Entry(received.TextMessageId, 1, CarrierDirection.Inbound)]));
        await host.IsQuietAsync();
        Assert.Empty(await DaysAsync(company));
        Assert.Equal("reserved", await StandingAsync(company, texts[0]));
        await host.ArrivesAsync(new CarrierDayListed(company, day, 1, 2, [.. texts.Take(3).Select(text => Entry(text.TextMessageId, 2))]));

        var compared = await Eventually.Until(() => DaysAsync(company), days => days.Length == 1);
        Assert.Equal((day, 7, 4), (compared[0].Day, compared[0].Texts, compared[0].Explained));
        Assert.Equal(["count-differs", "not-at-carrier", "unknown-to-us"], compared[0].Differences.Select(difference => difference.Name).Order());
        Assert.Equal(lost.TextMessageId, compared[0].Differences.Single(difference => difference.Name == "not-at-carrier").TextMessageId);

        // The carrier's count comes as a correction, and its list is told again with the lost one in it.
        await host.ArrivesAsync(new MessageSegmentsCorrected(texts[3].TextMessageId, company, 3, 1));
        await host.UsedAsync(company, month, 12);
        await host.ArrivesAsync(new CarrierDayListed(company, day, 2, 2,
            [Entry(texts[3].TextMessageId, 3), Entry(lost.TextMessageId, 1), Entry(received.TextMessageId, 1, CarrierDirection.Inbound)]));
        var again = await Eventually.Until(() => DaysAsync(company), days => days[0].Explained == 6);
        Assert.Equal((6, 1.0), (again[0].Texts, again[0].ExplainedShare));
        Assert.Empty(again[0].Differences);

        using var operators = host.Operator();
        var seen = await operators.GetFromJsonAsync<ReconciledDay[]>($"/api/billing/ops/reconciliation?companyId={company}&from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}");
        Assert.Equivalent(again, seen);
        // By a correction, and by a list that says the same as we do; the carrier's list of the last one has not come.
        Assert.Equal(["settled", "settled", "reserved"], await Task.WhenAll(new[] { texts[3], texts[0], edge }.Select(text => StandingAsync(company, text))));
        var ledger = (await operators.GetFromJsonAsync<TextUsage[]>($"/api/billing/ops/ledger?companyId={company}"))!.ToDictionary(text => text.TextMessageId, text => text.Standing);
        Assert.Equal(("settled", "reserved"), (ledger[texts[0].TextMessageId], ledger[edge.TextMessageId]));
    }

    [Fact]
    public async Task A_day_without_texts_is_explained()
    {
        var month = host.ANewMonth();
        var company = await host.GivenCompanyAsync();
        await host.ArrivesAsync(new CarrierDayListed(company, month, 1, 1, []));
        var days = await Eventually.Until(() => DaysAsync(company), days => days.Length == 1);
        Assert.Equal((0, 1.0), (days[0].Texts, days[0].ExplainedShare));
    }

    private async Task<string> StandingAsync(Guid company, MessageSent text) => (await host.GetAsync<TextUsage>(company, $"usage/texts/{text.TextMessageId}")).Standing;

    private Task<ReconciledDay[]> DaysAsync(Guid company) => host.GetAsync<ReconciledDay[]>(company, "reconciliation");

    private static CarrierDayListed.Entry Entry(Guid? text, int segments, CarrierDirection direction = CarrierDirection.Outbound) =>
        new(text, $"SM{Guid.CreateVersion7():N}", direction, segments, "delivered");
}
