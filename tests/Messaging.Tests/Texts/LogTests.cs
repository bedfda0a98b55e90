using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Messaging.Tests.Inbound;
using Messaging.Texts;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class LogTests(MessagingHost host)
{
    [Fact]
    public async Task Filters_are_combined_and_the_pages_follow_each_other_without_a_gap()
    {
        using var phone = new Handset(host, "+14155550411");
        var ann = await host.GivenClient("Ann", phone.Typed);
        for (var i = 0; i < 30; i++) await phone.TextAsync($"Kibble number {i} zebra");
        var sent = Assert.Single((await host.Compose(ann, "Zebra at the door", DeliveryMode.TextOnly)).Texts);

        var first = await Log($"contactId={ann}&direction=Inbound&words=ZEBRA kibble");
        var second = await Log($"contactId={ann}&direction=Inbound&words=ZEBRA kibble&cursor={first.Next}");

        Assert.Equal(Enumerable.Range(0, 30).Reverse().Select(i => $"Kibble number {i} zebra"), first.Items.Concat(second.Items).Select(text => text.Body));
        Assert.Null(second.Next);
        Assert.All(first.Items, text => Assert.Equal((TextWay.Inbound, TextState.Received, "Ann Miller"), (text.Direction, text.Status, text.Name)));
        Assert.Equal(sent.Id, Assert.Single((await Log($"contactId={ann}&status=Queued&words=zebra")).Items).Id);
        Assert.Empty((await Log($"contactId={ann}&direction=Inbound&status=Delivered")).Items);
        Assert.Empty((await Log($"contactId={ann}&to={Uri.EscapeDataString(first.Items[^1].At.AddDays(-1).ToString("O"))}")).Items);
        Assert.Equal(31, await Count(ann));
    }

    [Fact]
    public async Task A_cursor_of_another_filter_or_company_is_refused()
    {
        using var phone = new Handset(host, "+14155550412");
        var ann = await host.GivenClient("Ann", phone.Typed);
        for (var i = 0; i < 26; i++) await phone.TextAsync($"Number {i}");
        var next = (await Log($"contactId={ann}")).Next;

        using var office = host.As(CallerRole.OfficeManager);
        using var stranger = host.As(CallerRole.OfficeManager, Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.BadRequest, (await office.GetAsync(new Uri($"/api/messaging/texts?cursor={next}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.GetAsync(new Uri($"/api/messaging/texts?contactId={ann}&cursor={next}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task The_column_of_the_log_is_the_state_that_people_see(TextStatus status)
    {
        var ann = await host.GivenClient("Ann", "4155550413");
        var id = (await host.Compose(ann, "Hello", DeliveryMode.TextOnly)).Texts[0].Id;
        await host.Run("UPDATE text_messages SET status = $2, next_attempt_at = 'infinity' WHERE id = $1", id, (int)status);
        Assert.Equal((short)status.Shown(), await host.Scalar<short>("SELECT state FROM text_messages WHERE id = $1", id));
        await host.Run("UPDATE text_messages SET status = 40 WHERE id = $1", id);
    }

    public static TheoryData<TextStatus> Statuses => [.. Enum.GetValues<TextStatus>()];

    [Fact]
    public async Task Totals_are_exact_while_texts_come_and_go_and_add_up_over_any_split_of_time()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company);
        var ann = await host.GivenClient("Ann", "4155550414", company: company);
        await host.GivenSender(Texting.Contracts.Numbers.SenderStanding.Live, company, "+14155550415");
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Created, (await host.TryCompose(ann, $"Text {i}", DeliveryMode.TextOnly, company: company)).StatusCode);
        await host.Run("UPDATE text_messages SET status = 170, segments = 2 WHERE company_id = $1 AND body <> 'Text 0'", company);

        var all = await host.Get<TextTotals>("/texts/totals", CallerRole.Admin, company);
        Assert.Equal((8, 4, 0, 1), (all.Used, all.Sent, all.NotSent, all.Waiting));

        var middle = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O"));
        var early = await host.Get<TextTotals>($"/texts/totals?to={middle}", CallerRole.Admin, company);
        var late = await host.Get<TextTotals>($"/texts/totals?from={middle}", CallerRole.Admin, company);
        Assert.Equal(all.Used, early.Used + late.Used);
        Assert.Equal(5, early.States.Concat(late.States).Sum(state => state.Texts));
        Assert.Equal(0, await host.Scalar<long>("SELECT count(*) FROM (SELECT * FROM counted_texts() EXCEPT SELECT * FROM recounted_texts()) d WHERE company_id = $1", company));
    }

    [Fact]
    public async Task The_export_has_every_line_and_no_formula()
    {
        using var phone = new Handset(host, "+14155550416");
        var ann = await host.GivenClient("Ann", phone.Typed);
        await phone.TextAsync("=HYPERLINK(\"https://evil.example\")\nsecond line");
        for (var i = 0; i < 3; i++) await phone.TextAsync($"-{i}");

        using var office = host.As(CallerRole.OfficeManager);
        using var answer = await office.GetAsync(new Uri($"/api/messaging/texts/export?contactId={ann}", UriKind.Relative), TestContext.Current.CancellationToken);
        var csv = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\nsecond line\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'-2\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'+14155550416\"", csv, StringComparison.Ordinal);
        Assert.Equal(6, csv.Split('\n').Length - 1);
    }

    [Fact]
    public async Task A_text_that_did_not_arrive_is_sent_again_once_as_a_new_text()
    {
        var ann = await host.GivenClient("Ann", "4155550417");
        var old = (await host.Compose(ann, "Are you there?", DeliveryMode.TextOnly)).Texts[0].Id;
        Assert.Equal("urn:texting:problem:cannot-be-sent-again", await Problem(await Again(old, "k0-" + old)));
        await host.Run("UPDATE text_messages SET status = 30 WHERE id = $1", old);

        using var first = await Again(old, "k1-" + old);
        using var repeated = await Again(old, "k1-" + old);
        using var other = await Again(old, "k2-" + old);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var again = (await first.Content.ReadFromJsonAsync<LoggedText>(TestContext.Current.CancellationToken))!;
        Assert.Equal(((Guid?)old, "Are you there?", TextState.Queued), (again.AgainOf, again.Body, again.Status));
        Assert.Equal(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await repeated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("urn:texting:problem:sent-again-already", await Problem(other));
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM text_messages WHERE retry_of = $1", old));
        Assert.Equal(2, (await host.Feed(ann)).Items[0].Texts.Count);
    }

    private async Task<HttpResponseMessage> Again(Guid text, string key)
    {
        using var office = host.As(CallerRole.OfficeManager);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/texts/{text}/send-again");
        request.Headers.Add("Idempotency-Key", key);
        return await office.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string?> Problem(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString();
    }

    private Task<Page<LoggedText>> Log(string query) => host.Get<Page<LoggedText>>($"/texts?{query}", CallerRole.OfficeManager);

    private async Task<int> Count(Guid contact)
    {
        var (count, next) = (0, (string?)null);
        do
        {
            var page = await Log($"contactId={contact}" + (next is null ? "" : $"&cursor={next}"));
            (count, next) = (count + page.Items.Count, page.Next);
        }
        while (next is not null);
        return count;
    }
}
