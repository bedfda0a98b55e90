using System.Net;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Conversations;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class FeedTests(MessagingHost host)
{
    [Fact]
    public async Task The_feed_is_read_backwards_page_by_page_without_a_gap_or_a_repetition()
    {
        var ann = await host.GivenClient("Ann", "4155550161");
        var written = new List<Guid>();
        for (var number = 1; number <= 65; number++) written.Insert(0, (await host.Compose(ann, $"Message {number}")).Id);

        var read = new List<Guid>();
        string? before = null;
        do
        {
            var page = await host.Feed(ann, before);
            read.AddRange(page.Items.Select(entry => entry.Id));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(65, read.Distinct().Count());
        Assert.Equal(written.Order(), read.Order());
        Assert.Equal(3, (read.Count + 29) / 30);
    }

    [Fact]
    public async Task A_cursor_of_one_feed_does_not_open_another()
    {
        var (ann, ben) = (await host.GivenClient("Ann", "4155550162"), await host.GivenClient("Ben", "4155550163"));
        for (var number = 1; number <= 31; number++) await host.Compose(ann, $"Message {number}");
        var next = (await host.Feed(ann)).Next;

        using var sitter = host.As(CallerRole.Sitter);
        using var answer = await sitter.GetAsync(new Uri($"/api/messaging/conversations/{ben}/messages?before={next}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/messages")]
    public async Task Another_companys_feed_does_not_exist(string path)
    {
        var ann = await host.GivenClient("Ann", "4155550164");

        using var stranger = host.As(CallerRole.Admin, Guid.CreateVersion7());
        using var answer = await stranger.GetAsync(new Uri($"/api/messaging/conversations/{ann}{path}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_shows_the_newest_conversation_first_and_then_everybody_else_by_name()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        var people = new Dictionary<string, Guid>();
        foreach (var name in new[] { "Dora", "Carl", "Bea", "Abe" }) people[name] = await host.GivenClient(name, null, company: company);
        foreach (var name in new[] { "Carl", "Dora" }) (await host.TryCompose(people[name], $"Hello <b>{name}</b>", company: company)).Dispose();

        var list = (await host.Get<Page<ConversationSummary>>("/conversations", company: company)).Items;

        Assert.Equal(["Dora Miller", "Carl Miller", "Abe Miller", "Bea Miller"], list.Select(line => line.Name));
        Assert.Equal(["Hello DORA", "Hello CARL", null, null], list.Select(line => line.Preview));
    }

    [Fact]
    public async Task The_list_is_read_page_by_page_across_those_to_whom_nothing_was_said()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        var clients = await Task.WhenAll(Enumerable.Range(0, 120).Select(number => host.GivenClient($"Client {number:D3}", null, company: company)));
        foreach (var client in clients.Take(60)) (await host.TryCompose(client, "Hello", company: company)).Dispose();

        var read = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await host.Get<Page<ConversationSummary>>("/conversations" + (cursor is null ? "" : $"?cursor={cursor}"), company: company);
            read.AddRange(page.Items.Select(line => line.ContactId));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(clients[..60].Reverse().Concat(clients[60..]), read);
    }

    [Fact]
    public async Task What_the_contact_wrote_is_unread_until_somebody_of_the_staff_has_read_it()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        var ann = await host.GivenClient("Ann", "4155550165", company: company);
        (await host.TryCompose(ann, "Hello", company: company)).Dispose();
        await host.Run("UPDATE conversations SET unread = 2 WHERE contact_id = $1", ann);
        Assert.Equal(2, Assert.Single((await host.Get<Page<ConversationSummary>>("/conversations?unread=true", company: company)).Items).Unread);

        using var sitter = host.As(CallerRole.Sitter, company);
        using var answer = await sitter.PutAsync(new Uri($"/api/messaging/conversations/{ann}/read", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty((await host.Get<Page<ConversationSummary>>("/conversations?unread=true", company: company)).Items);
    }
}
