using Messaging.Conversations;
using Messaging.Live;
using Npgsql;
using ServiceDefaults.Auth;
using Testing;
using Texting.Contracts.Messaging;

namespace Messaging.Tests.Conversations;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class StreamFeedTests(MessagingHost host)
{
    [Fact]
    public async Task An_open_page_shows_what_somebody_else_writes_without_reload()
    {
        var ann = await host.GivenClient("Ann", "4155550181");
        await using var page = await OpenPage.OpenAsync(host);

        var written = await host.Compose(ann, "Live <b>now</b>", DeliveryMode.TextOnly);

        var seen = await page.Sees(written.Id);
        Assert.Equal((written.Html, written.Texts[0].Id), (seen.Html, seen.Texts[0].Id));
        var line = await Eventually.Until(() => Task.FromResult(page.Lines.LastOrDefault(line => line.ContactId == ann)), line => line is not null);
        Assert.Equal("Live NOW", line!.Preview);
    }

    [Fact]
    public async Task A_change_of_a_text_brings_the_entry_in_its_newest_form()
    {
        var ann = await host.GivenClient("Ann", "4155550182");
        var written = await host.Compose(ann, "Hello", DeliveryMode.TextOnly);
        await using var page = await OpenPage.OpenAsync(host);

        await host.Run("UPDATE text_messages SET status = 170, carrier_sid = 'SM1' WHERE feed_message_id = $1", written.Id);
        await Change(FeedChangeKind.Entry, written.Id);

        await Eventually.Until(() => page.Sees(written.Id), entry => entry.Texts[0].Status == Texting.Contracts.Messaging.Http.TextState.Delivered);
    }

    [Fact]
    public async Task Another_company_sees_nothing_of_it()
    {
        var other = Guid.CreateVersion7();
        await host.GivenCompany(other);
        var (ann, maya) = (await host.GivenClient("Ann", "4155550183"), await host.GivenClient("Maya", null, company: other));
        await using var stranger = await OpenPage.OpenAsync(host, other);

        await host.Compose(ann, "Not for others");
        (await host.TryCompose(maya, "Ours", company: other)).Dispose();

        await Eventually.Until(() => Task.FromResult(stranger.Entries.Any()));
        Assert.All(stranger.Entries, entry => Assert.Equal(maya, entry.ContactId));
    }

    [Fact]
    public async Task A_page_that_lost_its_connection_gets_what_it_missed()
    {
        var ann = await host.GivenClient("Ann", "4155550184");
        var page = await OpenPage.OpenAsync(host);
        var seen = await host.Compose(ann, "Seen");
        await page.Sees(seen.Id);
        await page.DisposeAsync();

        var missed = await host.Compose(ann, "Missed");

        await using var again = await OpenPage.OpenAsync(host, lastEventId: page.LastEventId);
        await again.Sees(missed.Id);
    }

    [Fact]
    public async Task A_commit_that_takes_long_delays_nobody_and_is_not_lost_even_over_a_lost_connection()
    {
        var ann = await host.GivenClient("Ann", "4155550185");
        var (slow, slower) = (await host.Compose(ann, "Slow"), await host.Compose(ann, "Slower"));
        var page = await OpenPage.OpenAsync(host);
        // What was written just before may still be told; once the next is seen it is done with.
        await page.Sees((await host.Compose(ann, "Settled")).Id);
        var before = Times(slow.Id);
        await using var first = await SlowChange(slow.Id);
        await using var second = await SlowChange(slower.Id);

        var quick = await host.Compose(ann, "Quick");
        await page.Sees(quick.Id);
        Assert.Equal(before, Times(slow.Id));

        await first.Commit();
        await Eventually.Until(() => Task.FromResult(Times(slow.Id) > before));
        await page.DisposeAsync();
        await second.Commit();
        await using var again = await OpenPage.OpenAsync(host, lastEventId: page.LastEventId);
        await again.Sees(slower.Id);

        int Times(Guid id) => page.Entries.Count(entry => entry.Id == id);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1-1700000000")]
    [InlineData("18446744073709551615-4000000000")]
    public async Task A_page_whose_place_is_not_known_any_more_is_told_to_load_afresh(string lastEventId)
    {
        await using var page = await OpenPage.OpenAsync(host, lastEventId: lastEventId);

        await Eventually.Until(() => Task.FromResult(page.WasReset));
    }

    [Fact]
    public async Task Every_change_of_many_at_once_arrives()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => host.GivenClient($"Crowd {number}", null)));
        await using var page = await OpenPage.OpenAsync(host);

        var written = await Task.WhenAll(Enumerable.Range(0, 80).Select(number => host.Compose(clients[number % 8], $"Message {number}")));

        foreach (var entry in written) await page.Sees(entry.Id);
    }

    [Fact]
    public void A_page_that_does_not_read_is_cut_off_and_the_others_go_on()
    {
        var listeners = new FeedListeners();
        using var stuck = listeners.Listen(host.Company);
        using var reader = listeners.Listen(host.Company);

        for (var batch = 0; batch < 1000; batch++)
        {
            listeners.Publish(host.Company, [new FeedNews("entry", "{}", default)]);
            Assert.True(reader.News.TryRead(out _));
        }

        while (stuck.News.TryRead(out _)) { }
        Assert.True(stuck.News.Completion.IsCompleted);
        Assert.False(reader.News.Completion.IsCompleted);
    }

    [Fact]
    public async Task Only_staff_listen()
    {
        using var client = host.As(CallerRole.Client);
        using var answer = await client.GetAsync(new Uri("/api/messaging/conversations/stream", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Task Change(FeedChangeKind what, Guid entity) => host.Run(
        "INSERT INTO feed_changes (company_id, what, entity_id, at) VALUES ($1, $2, $3, $4)", host.Company, what.ToString(), entity, TimeProvider.System.GetUtcNow());

    private async Task<OpenTransaction> SlowChange(Guid entry)
    {
        var connection = await host.Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand("INSERT INTO feed_changes (company_id, what, entity_id, at) VALUES ($1, 'Entry', $2, now())", connection)
        {
            Parameters = { new() { Value = host.Company }, new() { Value = entry } },
        };
        await insert.ExecuteNonQueryAsync();
        return new OpenTransaction(connection, transaction);
    }

    private sealed class OpenTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public Task Commit() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
