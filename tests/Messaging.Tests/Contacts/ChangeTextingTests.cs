using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Contacts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ChangeTextingTests(MessagingHost host)
{
    [Fact]
    public async Task A_disabled_person_is_not_texted_and_the_change_names_who_made_it()
    {
        var ann = await host.GivenClient("Ann", "4155550141");

        using var answer = await Change(ann, new ChangeTexting(false, null));
        var entry = await host.Compose(ann, "Hello", DeliveryMode.TextOnly);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("texting-disabled", entry.NotTexted?.Code);
        Assert.Equal("TextingDisabled Staff Olivia the OfficeManager", await host.Scalar<string>(
            "SELECT string_agg(change || ' ' || source || ' ' || person_name, ',') FROM consent_events WHERE contact_id = $1", ann));
    }

    [Fact]
    public async Task Email_only_holds_until_staff_choose_a_text_for_a_single_message()
    {
        var ann = await host.GivenClient("Ann", "4155550142", "ann@mail.example");
        (await Change(ann, new ChangeTexting(null, DeliveryMode.EmailOnly))).Dispose();

        Assert.Empty((await host.Compose(ann, "By default")).Texts);
        Assert.Single((await host.Compose(ann, "By choice", DeliveryMode.TextOnly)).Texts);
    }

    [Fact]
    public async Task Nothing_changed_is_nothing_recorded()
    {
        var ann = await host.GivenClient("Ann", "4155550143");

        (await Change(ann, new ChangeTexting(true, DeliveryMode.TextAndEmail))).Dispose();

        Assert.Equal(0, await host.Scalar<long>("SELECT count(*) FROM consent_events WHERE contact_id = $1", ann));
    }

    [Fact]
    public async Task A_sitter_may_not_change_it_and_another_company_does_not_see_the_person()
    {
        var ann = await host.GivenClient("Ann", "4155550144");

        using var sitter = await Change(ann, new ChangeTexting(false, null), CallerRole.Sitter);
        using var stranger = await Change(ann, new ChangeTexting(false, null), company: Guid.CreateVersion7());

        Assert.Equal(HttpStatusCode.Forbidden, sitter.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.True((await host.Head(ann)).TextingEnabled);
    }

    [Fact]
    public async Task The_list_says_who_can_be_texted_and_why_somebody_cannot()
    {
        await host.GivenClient("Zed valid", "4155550145");
        await host.GivenClient("Zed short", "911");
        await host.GivenClient("Zed none", null);
        await host.GivenClient("100%_sure", "4155550146");

        var rows = (await host.Get<Page<ContactRow>>("/contacts?kind=Client&search=zed", CallerRole.OfficeManager)).Items;

        Assert.Equal(
            [("Zed none Miller", null, "phone-missing"), ("Zed short Miller", "911", "phone-too-short"), ("Zed valid Miller", "+14155550145", null)],
            rows.Select(row => (row.Name, row.Phone, row.PhoneProblem?.Code)));
        Assert.Single((await host.Get<Page<ContactRow>>("/contacts?search=%25_", CallerRole.OfficeManager)).Items);
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_by_name()
    {
        var company = Guid.CreateVersion7();
        await host.Run("""
            INSERT INTO contacts (id, company_id, kind, first_name, last_name, name, phone_fields, active, phone_problem, texting_enabled, default_delivery, version)
            SELECT gen_random_uuid(), $1, 'Client', '', '', 'Name ' || number % 50, '{}', true, 'Missing', true, 'TextOnly', 1 FROM generate_series(1, 250) number
            """, company);

        var read = new List<ContactRow>();
        string? cursor = null;
        do
        {
            var page = await host.Get<Page<ContactRow>>("/contacts" + (cursor is null ? "" : $"?cursor={cursor}"), CallerRole.Admin, company);
            read.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(250, read.DistinctBy(row => row.ContactId).Count());
        Assert.Equal(50, read.Zip(read.Skip(1)).Count(pair => pair.First.Name != pair.Second.Name) + 1);
        var whole = await host.Get<Page<ContactRow>>("/contacts?take=1000", CallerRole.Admin, company);
        Assert.Equal((250, null), (whole.Items.Count, whole.Next));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task No_page_is_larger_than_the_largest(int take)
    {
        using var office = host.As(CallerRole.OfficeManager);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.GetAsync($"/api/messaging/contacts?take={take}")).StatusCode);
    }

    private async Task<HttpResponseMessage> Change(Guid contact, ChangeTexting change, CallerRole role = CallerRole.OfficeManager, Guid? company = null)
    {
        using var office = host.As(role, company);
        return await office.PutAsJsonAsync($"/api/messaging/contacts/{contact}/texting", change);
    }
}
