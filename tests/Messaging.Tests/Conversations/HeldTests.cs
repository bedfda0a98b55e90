using System.Net;
using System.Net.Http.Json;
using Messaging.Tests.Media;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using ComposeRequest = Texting.Contracts.Messaging.Http.ComposeMessage;

namespace Messaging.Tests.Conversations;

/// <summary>S11: what staff write before the number is live is kept, and released or dropped when it is.</summary>
[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class HeldTests(MessagingHost host)
{
    [Fact]
    public async Task What_was_written_before_the_number_was_live_is_released_once_by_two_clicks_of_two_people()
    {
        var company = await GivenCompanyNotLiveAsync("+14155550701");
        var ann = await host.GivenClient("Ann", "(415) 555-0711", "ann@mail.example", company);
        var picture = await host.Upload(Photos.Jpeg(seed: 7), company);
        var first = await ComposedAsync(company, ann, new ComposeRequest("Rex is <b>well</b>", DeliveryMode.TextOnly));
        var second = await ComposedAsync(company, ann, new ComposeRequest("Look", null) { Images = [picture.Id] });
        Assert.Equal(["not-live-yet", "not-live-yet"], new[] { first, second }.Select(entry => entry.NotTexted?.Code));
        // An email alone has reached its aim.
        await ComposedAsync(company, ann, new ComposeRequest("Only by email", DeliveryMode.EmailOnly));

        var held = await ListAsync(company);
        Assert.Equal((2, false, null), (held.Total, held.MayRelease, held.Next));
        Assert.Equal([(first.Id, "Ann Miller", "Rex is WELL", 0), (second.Id, "Ann Miller", "Look", 1)],
            held.Items.Select(item => (item.MessageId, item.ContactName, item.Preview, item.Pictures)));
        Assert.All(held.Items, item => Assert.Equal((false, (Refusal?)null, "Olivia the Sitter"), (item.IsStale, item.NotTexted, item.AuthorName)));
        using (var early = await DecideAsync(company, "release", null))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
            Assert.Contains("not-live-yet", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await host.GivenSender(SenderStanding.Live, company, "+14155550701");
        Assert.True((await ListAsync(company)).MayRelease);
        var later = await ComposedAsync(company, ann, new ComposeRequest("Written when live", DeliveryMode.TextOnly));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(click => DecideAsync(company, "release", null, click < 2 ? "one click" : "another one")));
        var done = new List<Guid>();
        foreach (var answer in answers)
        {
            // The same click twice at once may be told to wait; it is one click all the same.
            if (answer.StatusCode is not HttpStatusCode.Conflict) done.AddRange((await Read(answer)).Done);
            answer.Dispose();
        }

        Assert.Equal(new HashSet<Guid> { first.Id, second.Id }, [.. done]);
        Assert.Equal(3, await host.Scalar<long>("SELECT count(*) FROM text_messages WHERE company_id = $1 AND feed_message_id <> $2", company, later.Id));
        Assert.Equal(0, (await ListAsync(company)).Total);
        var feed = await FeedAsync(company, ann);
        Assert.Equal(["Rex is WELL"], feed[first.Id].Texts.Select(text => text.Body));
        Assert.Equal([(1, 2, 0), (2, 2, 1)], feed[second.Id].Texts.Select(text => (text.Part, text.Parts, text.MediaUrls.Count)));
        Assert.All([feed[first.Id], feed[second.Id]], entry => Assert.Null(entry.NotTexted));
        // In the order in which they were written, behind what was texted meanwhile.
        Assert.Equal([later.Id, first.Id, second.Id, second.Id], await OrderAsync(company));
    }

    [Fact]
    public async Task A_STOP_holds_what_is_stale_is_not_sent_unless_it_is_named_and_what_is_dropped_says_so()
    {
        var company = await GivenCompanyNotLiveAsync("+14155550702");
        var (ann, bob) = (await host.GivenClient("Ann", "(415) 555-0721", company: company), await host.GivenClient("Bob", "(415) 555-0722", company: company));
        var stopped = await ComposedAsync(company, ann, new ComposeRequest("Hello Ann", DeliveryMode.TextOnly));
        var stale = await ComposedAsync(company, bob, new ComposeRequest("On my way", DeliveryMode.TextOnly));
        await host.Run("UPDATE held_messages SET written_at = written_at - interval '3 days' WHERE feed_message_id = $1", stale.Id);
        await host.Run("INSERT INTO opt_outs (company_id, phone, opted_out, changed_at) VALUES ($1, '+14155550721', true, now()) ON CONFLICT (company_id, phone) DO UPDATE SET opted_out = true", company);
        await host.GivenSender(SenderStanding.Live, company, "+14155550702");

        var held = await ListAsync(company);
        Assert.Equal([(stale.Id, true, null), (stopped.Id, false, "opted-out")], held.Items.Select(item => (item.MessageId, item.IsStale, item.NotTexted?.Code)));
        using var all = await DecideAsync(company, "release", null);
        var released = await Read(all);
        Assert.Equal((0, 2), (released.Done.Count, released.Left));
        Assert.Equal((stopped.Id, "opted-out"), released.NotTexted.Select(refused => (refused.MessageId, refused.Reason.Code)).Single());

        using var named = await DecideAsync(company, "release", [stale.Id]);
        Assert.Equal([stale.Id], (await Read(named)).Done);
        using var drop = await DecideAsync(company, "drop", null);
        var dropped = await Read(drop);
        Assert.Equal(0, dropped.Left);
        Assert.Equal([stopped.Id], dropped.Done);
        Assert.Equal("held-and-dropped", (await FeedAsync(company, ann))[stopped.Id].NotTexted?.Code);
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM text_messages WHERE company_id = $1", company));

        // Neither again, nor by somebody else's company.
        using var again = await DecideAsync(company, "release", [stopped.Id, stale.Id]);
        Assert.Empty((await Read(again)).Done);
        using var stranger = await DecideAsync(host.Company, "drop", [stopped.Id]);
        Assert.Empty((await Read(stranger)).Done);
        using var sitter = host.As(CallerRole.Sitter, company);
        Assert.Equal(HttpStatusCode.Forbidden, (await sitter.GetAsync("/api/messaging/held")).StatusCode);
    }

    private async Task<Guid> GivenCompanyNotLiveAsync(string number)
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        await host.GivenSender(SenderStanding.Provisioning, company, number);
        return company;
    }

    private async Task<FeedEntry> ComposedAsync(Guid company, Guid contact, ComposeRequest message)
    {
        using var sitter = host.As(CallerRole.Sitter, company);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/conversations/{contact}/messages") { Content = JsonContent.Create(message) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await sitter.SendAsync(request);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<FeedEntry>())!;
    }

    private Task<HeldMessages> ListAsync(Guid company) => host.Get<HeldMessages>("/held", CallerRole.OfficeManager, company);

    private async Task<HttpResponseMessage> DecideAsync(Guid company, string what, IReadOnlyList<Guid>? ids, string? key = null)
    {
        using var office = host.As(CallerRole.OfficeManager, company);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/held/{what}") { Content = JsonContent.Create(new DecideHeld(ids)) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return await office.SendAsync(request);
    }

    private static async Task<HeldDecided> Read(HttpResponseMessage answer) => (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<HeldDecided>())!;

    private async Task<Dictionary<Guid, FeedEntry>> FeedAsync(Guid company, Guid contact) =>
        (await host.Get<Page<FeedEntry>>($"/conversations/{contact}/messages", company: company)).Items.ToDictionary(entry => entry.Id);

    private async Task<List<Guid>> OrderAsync(Guid company)
    {
        await using var command = host.Database.CreateCommand("SELECT feed_message_id FROM text_messages WHERE company_id = $1 ORDER BY position, part");
        command.Parameters.AddWithValue(company);
        await using var reader = await command.ExecuteReaderAsync();
        var order = new List<Guid>();
        while (await reader.ReadAsync()) order.Add(reader.GetGuid(0));
        return order;
    }
}
