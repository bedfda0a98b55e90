using System.Net;
using System.Net.Http.Json;
using CsCheck;
using Testing;
using Texting.Contracts.Billing.Http;
using Texting.Contracts.Messaging;

namespace Billing.Tests.Usage;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class LedgerTests(BillingHost host)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    // A text's life as facts, and what it counts for: the model the ledger is compared with.
    private static readonly Gen<(Func<Guid, Guid, object>[] Facts, int Sent, int Received)> Life = Gen.OneOf(
        Gen.Select(Gen.Int[1, 10], Gen.Int[0, 2], Gen.Bool, (segments, pictures, fails) => (
            fails ? new[] { Sent(segments, pictures), Failed(wasAccepted: true) } : [Sent(segments, pictures)],
            pictures > 0 ? 1 : segments, 0)),
        Gen.Select(Gen.Int[1, 3], Gen.Bool, (segments, isKeyword) => (new[] { Received(segments, isKeyword) }, 0, isKeyword ? 0 : segments)),
        Gen.Const((new[] { Failed(wasAccepted: false) }, 0, 0)));

    [Fact]
    public async Task Any_order_of_the_facts_with_any_duplicates_gives_the_same_totals()
    {
        var samples = new List<(Guid Company, UsageTotals Expected)>();
        await Gen.Select(Life.Array[1, 8], Gen.Int).SampleAsync(async (lives, seed) =>
        {
            var company = Guid.CreateVersion7();
            var random = new Random(seed);
            var facts = lives.SelectMany(life => { var text = Guid.CreateVersion7(); return life.Facts.Select(fact => fact(text, company)); })
                // once, again as a redelivery, again as a message of its own
                .SelectMany(fact => { var id = Guid.CreateVersion7(); return new[] { (fact, id), (fact, id), (fact, Guid.CreateVersion7()) }[..random.Next(1, 4)]; })
                .ToArray();
            random.Shuffle(facts);
            await Task.WhenAll(facts.Select(fact => host.ArrivesAsync(fact.Item1, fact.Item2)));
            var sent = lives.Sum(life => life.Sent);
            var received = lives.Sum(life => life.Received);
            lock (samples) samples.Add((company, new UsageTotals(sent, received, sent + received)));
        }, iter: 25, threads: 1);

        await host.IsQuietAsync();
        foreach (var (company, expected) in samples)
            await Eventually.Until(() => TotalsAsync(company), totals => totals == expected);
        // What was still under way above may not have changed anything either.
        foreach (var (company, expected) in samples) Assert.Equal(expected, await TotalsAsync(company));
    }

    [Fact]
    public async Task A_replay_after_the_inbox_has_forgotten_changes_nothing()
    {
        var (company, text, id) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var fact = Sent(2, 0)(text, company);
        await host.ArrivesAsync(fact, id);
        await Eventually.Until(() => TotalsAsync(company), totals => totals.Sent == 2);

        await host.QueryAsync<object>($"WITH gone AS (DELETE FROM inbox WHERE message_id = '{id}' RETURNING 1) SELECT count(*) FROM gone");
        await host.ArrivesAsync(fact, id);
        await host.ArrivesAsync(Sent(1, 0)(Guid.CreateVersion7(), company));
        await Eventually.Until(() => TotalsAsync(company), totals => totals.Sent == 3);
        await host.IsQuietAsync();

        Assert.Equal(new UsageTotals(3, 0, 3), await TotalsAsync(company));
    }

    [Fact]
    public async Task A_text_shows_the_facts_behind_what_it_counts_for()
    {
        var (company, text) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.ArrivesAsync(Failed(wasAccepted: true)(text, company));
        await host.ArrivesAsync(Sent(3, 0)(text, company));

        using var admin = host.Admin(company);
        var usage = await Eventually.Until(() => admin.GetFromJsonAsync<TextUsage>($"/api/billing/usage/texts/{text}"), usage => usage!.Entries.Count == 2);

        Assert.Equal(3, usage!.Counts);
        Assert.Equal([new UsageFact("sent", 3, Noon), new UsageFact("failed", 0, Noon.AddMinutes(1))], usage.Entries);
    }

    [Fact]
    public async Task A_company_sees_nothing_of_another_companys_usage()
    {
        var (company, text) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.ArrivesAsync(Sent(1, 0)(text, company));
        await Eventually.Until(() => TotalsAsync(company), totals => totals.Total == 1);

        using var stranger = host.Admin(Guid.CreateVersion7());
        Assert.Equal(new UsageTotals(0, 0, 0), await stranger.GetFromJsonAsync<UsageTotals>("/api/billing/usage"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/billing/usage/texts/{text}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/billing/ops/ledger?companyId={company}")).StatusCode);
    }

    [Fact]
    public async Task An_operator_reads_the_whole_ledger_of_a_company()
    {
        var company = Guid.CreateVersion7();
        Guid[] texts = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        foreach (var text in texts) await host.ArrivesAsync(Sent(2, 0)(text, company));
        await host.ArrivesAsync(Failed(wasAccepted: true)(texts[1], company));
        await host.ArrivesAsync(Sent(1, 0)(Guid.CreateVersion7(), Guid.CreateVersion7()));

        using var operators = host.Operator();
        var ledger = await Eventually.Until(
            () => operators.GetFromJsonAsync<TextUsage[]>($"/api/billing/ops/ledger?companyId={company}"),
            ledger => ledger!.Sum(text => text.Entries.Count) == 4);

        Assert.Equal(texts.Order(), ledger!.Select(text => text.TextMessageId));
        Assert.All(ledger!, text => Assert.Equal(2, text.Counts));
    }

    private static Func<Guid, Guid, object> Sent(int segments, int pictures) => (text, company) =>
        new MessageSent(text, company, Guid.CreateVersion7(), Noon, segments, pictures, Purpose.FeedMessage);

    private static Func<Guid, Guid, object> Failed(bool wasAccepted) => (text, company) =>
        new MessageFailed(text, company, Noon.AddMinutes(1), 30003, wasAccepted);

    private static Func<Guid, Guid, object> Received(int segments, bool isKeyword) => (text, company) =>
        new MessageReceived(text, company, null, Noon, segments, 0, isKeyword);

    private async Task<UsageTotals> TotalsAsync(Guid company)
    {
        using var admin = host.Admin(company);
        return (await admin.GetFromJsonAsync<UsageTotals>("/api/billing/usage"))!;
    }
}
