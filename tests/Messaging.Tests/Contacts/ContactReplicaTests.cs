using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Platform;

namespace Messaging.Tests.Contacts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ContactReplicaTests(MessagingHost host)
{
    [Fact]
    public async Task Everybody_who_works_for_a_company_knows_its_zone_and_nobody_elses()
    {
        using var sitter = host.As(CallerRole.Sitter);
        Assert.Equal(new CompanyView("Happy Paws", "America/New_York"), await sitter.GetFromJsonAsync<CompanyView>("/api/messaging/company", TestContext.Current.CancellationToken));
        using var stranger = host.As(CallerRole.Sitter, Guid.CreateVersion7());
        using var nothing = await stranger.GetAsync(new Uri("/api/messaging/company", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        using var client = host.As(CallerRole.Client);
        using var refused = await client.GetAsync(new Uri("/api/messaging/company", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_client_may_arrive_before_its_company()
    {
        var company = Guid.CreateVersion7();
        var early = await host.GivenClient("Early", "4155550131", company: company);
        Assert.Equal("", await Phone(early));

        await host.GivenCompany(company);

        await Eventually.Until(() => Phone(early), phone => phone == "+14155550131");
    }

    [Fact]
    public async Task Clients_and_their_company_may_arrive_at_the_same_moment()
    {
        for (var round = 0; round < 10; round++)
        {
            var (company, client) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await Task.WhenAll(
                Task.Run(() => host.GivenCompany(company), TestContext.Current.CancellationToken),
                Task.Run(() => host.Publish(host.Client(client, "Twin", "4155550132", company: company)), TestContext.Current.CancellationToken));

            await Eventually.Until(() => Phone(client), phone => phone == "+14155550132");
        }
    }

    [Fact]
    public async Task The_phone_comes_from_the_companys_phone_field()
    {
        var company = Guid.CreateVersion7();
        await host.GivenCompany(company, "Home", "Cell");
        var id = Guid.CreateVersion7();
        await host.Publish(host.Client(id, "Ann", null, company: company) with
        {
            PhoneFields = new Dictionary<string, string> { ["Home"] = "4155550133", ["Cell"] = "4155550134" },
        });
        await Eventually.Until(() => Phone(id), phone => phone == "+14155550133");

        await host.GivenCompany(company, "Cell", "Home");

        await Eventually.Until(() => Phone(id), phone => phone == "+14155550134");
    }

    [Fact]
    public async Task An_old_snapshot_changes_nothing()
    {
        var id = Guid.CreateVersion7();
        var (old, late) = (host.Client(id, "Old", "4155550135"), host.Client(id, "New", "4155550136"));

        await host.Publish(late);
        await Eventually.Until(() => Phone(id), phone => phone == "+14155550136");
        await host.Publish(old);
        await host.Publish(old);
        await host.GivenClient("Marker", null);

        await Eventually.StaysTrue(async () => await Phone(id) == "+14155550136", TimeSpan.FromMilliseconds(500));
        Assert.Equal("New Miller", (await host.Head(id)).Name);
    }

    [Fact]
    public async Task A_new_snapshot_keeps_what_the_company_decided_about_texting()
    {
        var ann = await host.GivenClient("Ann", "4155550137");
        await Change(ann, new ChangeTexting(false, DeliveryMode.EmailOnly));

        await host.Publish(host.Client(ann, "Anna", "4155550138"));

        var head = await Eventually.Until(() => host.Head(ann), head => head.Name == "Anna Miller");
        Assert.Equal((false, DeliveryMode.EmailOnly, "+14155550138"), (head.TextingEnabled, head.DefaultDelivery, head.Phone));
    }

    [Fact]
    public async Task Somebody_who_left_is_not_texted_and_no_longer_listed_but_the_feed_stays()
    {
        var ann = await host.GivenClient("Leaver", "4155550139");
        await host.Compose(ann, "Hello");

        await host.Publish(host.Client(ann, "Leaver", "4155550139", active: false));

        await Eventually.Until(() => host.Head(ann), head => head.CannotText?.Code == "no-longer-active");
        Assert.Empty((await host.Get<Page<ContactRow>>("/contacts?search=leaver", CallerRole.OfficeManager)).Items);
        Assert.Single((await host.Get<Page<ConversationSummary>>("/conversations?search=leaver")).Items);
    }

    [Fact]
    public async Task Staff_are_texted_on_their_own_phone()
    {
        var sam = Guid.CreateVersion7();
        await host.Publish(new StaffChanged(
            host.Company, sam, host.NextVersion(), "Sam Lee", "sam@paws.example", "(415) 555-0103", StaffRole.Sitter, true, DateTimeOffset.UnixEpoch, null));
        await Eventually.Until(() => Phone(sam), phone => phone == "+14155550103");

        var entry = await host.Compose(sam, "Please take Rex at 5");

        Assert.Single(entry.Texts);
        Assert.Equal(ContactKind.Staff, (await host.Head(sam)).Kind);
    }

    private async Task Change(Guid contact, ChangeTexting change)
    {
        using var office = host.As(CallerRole.OfficeManager);
        using var answer = await office.PutAsJsonAsync($"/api/messaging/contacts/{contact}/texting", change);
        answer.EnsureSuccessStatusCode();
    }

    private Task<string> Phone(Guid contact) => host.Scalar<string>("SELECT coalesce(max(texting_phone), '') FROM contacts WHERE id = $1", contact);
}
