using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Inbound;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class KeywordTextTests(MessagingHost host)
{
    private const string Unsubscribed = "this number cannot be texted any more";

    [Theory]
    [InlineData("+14155550321", "STOP", "The client texted STOP")]
    [InlineData("+14155550322", " stop. ", "The client texted STOP")]
    [InlineData("+14155550323", "Opt-out!", "The client texted STOP")]
    [InlineData("+14155550324", "Cancel", "By the carriers' rule the single word CANCEL unsubscribes")]
    [InlineData("+14155550325", "end.", "By the carriers' rule the single word END unsubscribes")]
    [InlineData("+14155550326", "QUIT", "By the carriers' rule the single word QUIT unsubscribes")]
    public async Task STOP_holds_at_once_is_explained_in_the_feed_and_counts_nothing(string number, string body, string note)
    {
        using var phone = new Handset(host, number);
        var ann = await host.GivenClient("Ann", phone.Typed);

        var sid = await phone.TextAsync(body);

        var entry = await phone.NewestEntryAsync(ann);
        Assert.Equal(FeedEntryKind.Keyword, entry.Kind);
        Assert.StartsWith(note, entry.Note, StringComparison.Ordinal);
        Assert.Contains(Unsubscribed, entry.Note, StringComparison.Ordinal);
        Assert.True((await host.Head(ann)).OptedOut);
        Assert.Equal("opted-out", (await host.Compose(ann, "Hello?", DeliveryMode.TextOnly)).NotTexted?.Code);
        Assert.True((await phone.FactAsync(sid)).IsKeyword);
        Assert.Equal(["OptedOut by Keyword"], await EvidenceAsync(phone));
    }

    [Fact]
    public async Task START_lifts_a_STOP_and_leaves_the_switch_of_the_contact_alone()
    {
        using var phone = new Handset(host, "+14155550331");
        var ann = await host.GivenClient("Ann", phone.Typed);
        await host.Run("UPDATE contacts SET texting_enabled = false WHERE id = $1", ann);

        await phone.TextAsync("STOP");
        var sid = await phone.TextAsync("Start!");

        var head = await host.Head(ann);
        Assert.False(head.OptedOut);
        Assert.False(head.TextingEnabled);
        Assert.StartsWith("The client texted START", (await phone.NewestEntryAsync(ann)).Note, StringComparison.Ordinal);
        Assert.True((await phone.FactAsync(sid)).IsKeyword);
        Assert.Equal(["OptedOut by Keyword", "OptedIn by Keyword"], await EvidenceAsync(phone));
    }

    [Fact]
    public async Task YES_is_an_answer_unless_there_is_a_STOP_to_lift()
    {
        using var phone = new Handset(host, "+14155550332");
        var ann = await host.GivenClient("Ann", phone.Typed);

        var answer = await phone.TextAsync("Yes!");
        Assert.Equal(FeedEntryKind.Inbound, (await phone.NewestEntryAsync(ann)).Kind);
        Assert.False((await phone.FactAsync(answer)).IsKeyword);
        Assert.Empty(await EvidenceAsync(phone));

        await phone.TextAsync("STOP");
        var lifting = await phone.TextAsync("yes");
        Assert.Equal(FeedEntryKind.Keyword, (await phone.NewestEntryAsync(ann)).Kind);
        Assert.True((await phone.FactAsync(lifting)).IsKeyword);
        Assert.False((await host.Head(ann)).OptedOut);
    }

    [Fact]
    public async Task HELP_changes_nothing_and_counts_nothing()
    {
        using var phone = new Handset(host, "+14155550333");
        var ann = await host.GivenClient("Ann", phone.Typed);
        await phone.TextAsync("STOP");

        var sid = await phone.TextAsync("help?");

        Assert.Equal(FeedEntryKind.Keyword, (await phone.NewestEntryAsync(ann)).Kind);
        Assert.True((await host.Head(ann)).OptedOut);
        Assert.True((await phone.FactAsync(sid)).IsKeyword);
    }

    [Theory]
    [InlineData("+14155550341", "Please no more of this", "STOP", true, FeedEntryKind.Keyword)]
    [InlineData("+14155550342", "Arrêt", "STOP", true, FeedEntryKind.Keyword)]
    [InlineData("+14155550343", "STOP", "HELP", false, FeedEntryKind.Keyword)]
    [InlineData("+14155550344", "Hello", "SOMETHING", false, FeedEntryKind.Inbound)]
    public async Task What_the_carrier_took_it_for_holds(string number, string body, string optOutType, bool optedOut, FeedEntryKind kind)
    {
        using var phone = new Handset(host, number);
        var ann = await host.GivenClient("Ann", phone.Typed);

        await phone.TextAsync(body, ("OptOutType", optOutType));

        Assert.Equal(optedOut, (await host.Head(ann)).OptedOut);
        Assert.Equal(kind, (await phone.NewestEntryAsync(ann)).Kind);
    }

    [Fact]
    public async Task STOP_of_a_phone_nobody_knows_blocks_whoever_has_it_later()
    {
        using var phone = new Handset(host, "+14155550351");
        var sid = await phone.TextAsync("STOP");

        var ann = await host.GivenClient("Ann", phone.Typed);

        Assert.True((await host.Head(ann)).OptedOut);
        Assert.Equal("opted-out", (await host.Compose(ann, "Hello?", DeliveryMode.TextOnly)).NotTexted?.Code);
        Assert.True((await phone.FactAsync(sid)).IsKeyword);
    }

    [Fact]
    public async Task STOP_of_a_shared_phone_blocks_everybody_who_has_it()
    {
        using var phone = new Handset(host, "+14155550352");
        var (ann, ben) = (await host.GivenClient("Ann", phone.Typed), await host.GivenClient("Ben", phone.Typed));

        await phone.TextAsync("STOP");

        Assert.True((await host.Head(ann)).OptedOut);
        Assert.True((await host.Head(ben)).OptedOut);
    }

    [Fact]
    public async Task STOP_to_one_company_leaves_the_others_alone()
    {
        using var phone = new Handset(host, "+14155550353");
        var other = Guid.CreateVersion7();
        await host.GivenCompany(other);
        await host.GivenSender(Texting.Contracts.Numbers.SenderStanding.Live, other, "+16475550353");
        var ann = await host.GivenClient("Ann", phone.Typed, company: other);

        await phone.TextAsync("STOP");

        Assert.False((await host.Get<ConversationHead>($"/conversations/{ann}", company: other)).OptedOut);
    }

    [Fact]
    public async Task A_STOP_waits_for_a_text_that_is_leaving_and_the_next_one_stays()
    {
        using var phone = new Handset(host, "+14155550354");
        var ann = await host.GivenClient("Ann", phone.Typed);
        await host.Compose(ann, "Hello", DeliveryMode.TextOnly);
        await using var claim = await host.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var leaving = await claim.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var share = claim.CreateCommand())
        {
            share.CommandText = "SELECT 1 FROM opt_outs WHERE phone = $1 FOR SHARE";
            share.Parameters.AddWithValue(phone.Number);
            Assert.Equal(1, await share.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }

        var stop = phone.TextAsync("STOP");
        await Testing.Eventually.Until(
            () => host.Scalar<long>("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%opt_outs%'"), waiting => waiting > 0);
        Assert.False((await host.Head(ann)).OptedOut);

        await leaving.CommitAsync(TestContext.Current.CancellationToken);
        await stop;
        Assert.True((await host.Head(ann)).OptedOut);
    }

    private async Task<string[]> EvidenceAsync(Handset phone) => await host.Scalar<string[]>(
        "SELECT coalesce(array_agg(change || ' by ' || source ORDER BY id), '{}') FROM consent_events WHERE phone = $1", phone.Number);
}
