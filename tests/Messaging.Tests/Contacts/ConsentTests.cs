using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Messaging.Tests.Inbound;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Contacts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ConsentTests(MessagingHost host)
{
    [Fact]
    public async Task The_portals_checkbox_is_the_offices_switch_and_keeps_the_wording_as_evidence()
    {
        var ann = await host.GivenClient("Ann", "4155550641");
        var read = await OwnAsync(ann);
        Assert.True(read.TextingEnabled);
        Assert.Contains("Happy Paws", read.Wording, StringComparison.Ordinal);
        Assert.Equal(host.CompanyNumber, read.CompanyNumber);

        using var off = await ChangeOwnAsync(ann, new ChangeOwnTexting(false, read.WordingVersion));

        Assert.Equal(HttpStatusCode.OK, off.StatusCode);
        Assert.False((await host.Head(ann)).TextingEnabled);
        var line = Assert.Single(await TimelineAsync(ann));
        Assert.Equal(("TextingDisabled", "ClientPortal", read.Wording, "Ann herself"), (line.Change, line.Source, line.Wording, line.By));
    }

    [Fact]
    public async Task The_checkbox_lifts_no_STOP_and_overrides_no_Email_only()
    {
        using var phone = new Handset(host, "+14155550642");
        var ann = await host.GivenClient("Ann", phone.Typed);
        await phone.TextAsync("STOP");
        using (var office = host.As(CallerRole.OfficeManager))
            (await office.PutAsJsonAsync($"/api/messaging/contacts/{ann}/texting", new ChangeTexting(null, DeliveryMode.EmailOnly))).Dispose();

        using var on = await ChangeOwnAsync(ann, new ChangeOwnTexting(true, Messaging.Contacts.PortalWording.Version));
        var own = (await on.Content.ReadFromJsonAsync<OwnTexting>())!;

        Assert.True(own is { OptedOut: true, EmailOnly: true });
        Assert.Equal("opted-out", (await host.Compose(ann, "Hello?", DeliveryMode.TextOnly)).NotTexted?.Code);
    }

    [Fact]
    public async Task An_old_wording_is_no_evidence()
    {
        var ann = await host.GivenClient("Ann", "4155550643");
        using var answer = await ChangeOwnAsync(ann, new ChangeOwnTexting(false, "2019-01"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.True((await host.Head(ann)).TextingEnabled);
    }

    [Fact]
    public async Task What_staff_hear_on_the_phone_holds_like_a_STOP_and_only_START_lifts_it()
    {
        using var phone = new Handset(host, "+14155550644");
        var ann = await host.GivenClient("Ann", phone.Typed);

        using var noted = await NoteAsync(ann, "asked on the phone");
        Assert.Equal(HttpStatusCode.OK, noted.StatusCode);
        Assert.Equal("opted-out", (await host.Compose(ann, "Hello?", DeliveryMode.TextOnly)).NotTexted?.Code);

        await phone.TextAsync("START");
        Assert.False((await host.Head(ann)).OptedOut);
        Assert.Equal(
            [("OptedIn", "Keyword", "START"), ("OptedOut", "Staff", "asked on the phone")],
            (await TimelineAsync(ann)).Select(line => (line.Change, line.Source, line.Detail)));
    }

    [Fact]
    public async Task Who_wrote_a_STOP_down_is_named_until_the_person_says_it_themselves()
    {
        using var phone = new Handset(host, "+14155550652");
        var ann = await host.GivenClient("Ann", phone.Typed);
        using (await NoteAsync(ann, "said so at the door")) { }

        Assert.Equal("They want no more texts: Olivia the Sitter wrote it down.", (await host.Head(ann)).CannotText?.Text);
        Assert.Equal("They want no more texts: Olivia the Sitter wrote it down.", (await host.Preview(ann, "Hello?", DeliveryMode.TextOnly)).NotTexted?.Text);
        Assert.Equal("They told your staff that they want no more texts.", (await host.Compose(ann, "Hello?", DeliveryMode.TextOnly)).NotTexted?.Text);

        await phone.TextAsync("STOP");
        Assert.Equal("This number texted STOP.", (await host.Head(ann)).CannotText?.Text);
        using (await NoteAsync(ann, "said so again")) { }
        Assert.Equal("This number texted STOP.", (await host.Head(ann)).CannotText?.Text);

        await phone.TextAsync("START");
        Assert.Null((await host.Head(ann)).CannotText);
        using (await NoteAsync(ann, "changed their mind")) { }
        Assert.Equal("They want no more texts: Olivia the Sitter wrote it down.", (await host.Head(ann)).CannotText?.Text);
    }

    [Fact]
    public async Task The_platform_is_told_of_every_change_with_a_growing_version_and_of_a_STOP_for_all_who_share_the_phone()
    {
        using var phone = new Handset(host, "+14155550645");
        var ann = await host.GivenClient("Ann", phone.Typed);
        var ben = await host.GivenClient("Ben", phone.Typed);
        var queue = await host.Broker.ListenAsync("messaging.client-texting-changed");

        await phone.TextAsync("STOP");
        // What was said of the two when they came to be may still be under way.
        var told = await ToldAsync(queue, change => change.OptedOut, ann, ben);
        Assert.All(told.Values, change => Assert.True(change.TextingEnabled));

        using (await ChangeOwnAsync(ann, new ChangeOwnTexting(false, Messaging.Contacts.PortalWording.Version))) { }
        var again = (await ToldAsync(queue, change => !change.TextingEnabled, ann))[ann];
        Assert.True(again.OptedOut && again.Version > told[ann].Version);
    }

    [Fact]
    public async Task The_platform_is_told_when_somebody_gets_a_number_that_has_stopped_and_when_they_leave_it()
    {
        using var phone = new Handset(host, "+14155550646");
        await phone.TextAsync("STOP");
        var queue = await host.Broker.ListenAsync("messaging.client-texting-changed");

        var ann = await host.GivenClient("Ann", phone.Typed);
        var first = (await ToldAsync(queue, change => change.OptedOut, ann))[ann];
        await host.Publish(host.Client(ann, "Ann", "4155550647"));
        var second = (await ToldAsync(queue, change => !change.OptedOut, ann))[ann];
        await host.Publish(host.Client(ann, "Ann", phone.Typed));
        var third = (await ToldAsync(queue, change => change.OptedOut, ann))[ann];

        Assert.True(first.Version < second.Version && second.Version < third.Version);
    }

    [Fact]
    public async Task Another_number_that_stands_the_same_is_no_news()
    {
        var ann = await host.GivenClient("Ann", "4155550648");
        await host.Publish(host.Client(ann, "Ann", "4155550649"));
        await Eventually.Until(() => host.Scalar<string>("SELECT texting_phone FROM contacts WHERE id = $1", ann), phone => phone == "+14155550649");

        Assert.Equal(0, await host.Scalar<long>("SELECT count(*) FROM texting_news WHERE contact_id = $1", ann));
    }

    [Fact]
    public async Task A_STOP_and_the_change_to_its_number_at_the_same_moment_are_told_in_the_end()
    {
        var queue = await host.Broker.ListenAsync("messaging.client-texting-changed");
        var clients = new List<Guid>();
        for (var round = 0; round < 8; round++)
        {
            using var phone = new Handset(host, $"+1415555068{round}");
            var ann = await host.GivenClient("Ann", $"415555069{round}");
            clients.Add(ann);
            await Task.WhenAll(phone.TextAsync("STOP"), host.Publish(host.Client(ann, "Ann", phone.Typed)));
        }

        await ToldAsync(queue, change => change.OptedOut, [.. clients]);
    }

    [Fact]
    public async Task Another_phone_field_is_news_of_those_whose_number_stands_differently()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company, "Home", "Cell");
        var (ann, ben) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, cell) in new[] { (ann, "4155550651"), (ben, "4155550652") })
        {
            await host.Publish(host.Client(id, "Ann", null, company: company) with { PhoneFields = new Dictionary<string, string> { ["Home"] = "4155550653", ["Cell"] = cell } });
            await Eventually.Until(() => host.Scalar<long>("SELECT count(*) FROM contacts WHERE id = $1 AND texting_phone IS NOT NULL", id), there => there == 1);
        }

        await host.Run("INSERT INTO opt_outs (company_id, phone, opted_out, changed_at) VALUES ($1, '+14155550651', true, now())", company);
        await host.GivenCompany(company, "Cell", "Home");

        await Eventually.Until(() => host.Scalar<long>("SELECT count(*) FROM texting_news WHERE contact_id = $1 AND told = version", ann), there => there == 1);
        Assert.Equal(0, await host.Scalar<long>("SELECT count(*) FROM texting_news WHERE contact_id = $1", ben));
    }

    private async Task<Dictionary<Guid, ClientTextingChanged>> ToldAsync(string queue, Func<ClientTextingChanged, bool> isIt, params Guid[] contacts)
    {
        var told = new Dictionary<Guid, ClientTextingChanged>();
        await Eventually.Until(async () =>
        {
            while (await host.Broker.TakeAsync(queue) is var (body, _))
            {
                var change = JsonSerializer.Deserialize<ClientTextingChanged>(body, WireFormat.Json)!;
                if (contacts.Contains(change.ContactId)) told[change.ContactId] = change;
            }

            return contacts.All(contact => told.TryGetValue(contact, out var change) && isIt(change));
        });
        return told;
    }

    private async Task<OwnTexting> OwnAsync(Guid client)
    {
        using var portal = Portal(client);
        return (await portal.GetFromJsonAsync<OwnTexting>("/api/messaging/me/texting"))!;
    }

    private async Task<HttpResponseMessage> ChangeOwnAsync(Guid client, ChangeOwnTexting change)
    {
        using var portal = Portal(client);
        return await portal.PutAsJsonAsync("/api/messaging/me/texting", change);
    }

    private HttpClient Portal(Guid client) => host.Host.ClientOf(new Caller(CallerRole.Client, host.Company, client, "Ann herself"));

    private async Task<HttpResponseMessage> NoteAsync(Guid contact, string note)
    {
        using var sitter = host.As(CallerRole.Sitter);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/contacts/{contact}/opt-out") { Content = JsonContent.Create(new NoteOptOut(note)) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await sitter.SendAsync(request);
    }

    private async Task<IReadOnlyList<ConsentLine>> TimelineAsync(Guid contact) =>
        (await host.Get<Page<ConsentLine>>($"/contacts/{contact}/consent", CallerRole.OfficeManager)).Items;
}
