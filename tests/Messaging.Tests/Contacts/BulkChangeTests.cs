using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Contacts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class BulkChangeTests(MessagingHost host)
{
    private readonly Guid _company = Guid.CreateVersion7();

    [Fact]
    public async Task Ten_thousand_people_are_changed_by_one_request_with_one_line_of_evidence_each()
    {
        await GivenPeopleAsync(10_000);
        var request = new BulkChangeRequest(null, new ContactFilter(ContactKind.Client), TextingEnabled: false, DefaultDelivery: null);

        using var office = host.As(CallerRole.OfficeManager, _company);
        using var previewed = await office.PostAsJsonAsync("/api/messaging/contacts/bulk/preview", request);
        Assert.Equal(new BulkChangePreview(10_000, 10_000), await previewed.Content.ReadFromJsonAsync<BulkChangePreview>());

        var start = TimeProvider.System.GetTimestamp();
        var finished = await FinishAsync(await StartAsync(request));

        Console.WriteLine($"measured a change of 10,000 people in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.Equal((10_000, 10_000, 10_000), (finished.People, finished.Done, finished.Changed));
        Assert.Equal(10_000, await host.Scalar<long>(
            "SELECT count(DISTINCT contact_id) FROM consent_events WHERE company_id = $1 AND change = 'TextingDisabled' AND source = 'Staff' AND person_name = 'Olivia the OfficeManager'", _company));
        Assert.Equal(10_000, await host.Scalar<long>("SELECT count(*) FROM consent_events WHERE company_id = $1", _company));
        await Eventually.Until(() => host.Scalar<long>("SELECT count(*) FROM texting_news WHERE company_id = $1 AND told = version", _company), told => told == 10_000);
    }

    [Fact]
    public async Task The_same_request_twice_is_one_change_and_who_is_so_already_is_left_alone()
    {
        await GivenPeopleAsync(3);
        await host.Run("UPDATE contacts SET default_delivery = 'EmailOnly' WHERE company_id = $1 AND name = 'Person 1'", _company);
        var request = new BulkChangeRequest(null, null, null, DeliveryMode.EmailOnly);
        var key = Guid.CreateVersion7().ToString();

        var first = await StartAsync(request, key);
        var second = await StartAsync(request, key);
        var finished = await FinishAsync(first);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal((3, 2), (finished.Done, finished.Changed));
        Assert.Equal(2, await host.Scalar<long>("SELECT count(*) FROM consent_events WHERE company_id = $1", _company));
    }

    [Fact]
    public async Task Only_the_people_named_are_changed_and_nobody_of_another_company()
    {
        await GivenPeopleAsync(2);
        var stranger = await host.GivenClient("Stranger", "4155550621");
        var one = await host.Scalar<Guid>("SELECT id FROM contacts WHERE company_id = $1 AND name = 'Person 1'", _company);

        var finished = await FinishAsync(await StartAsync(new BulkChangeRequest([one, stranger], null, false, null)));

        Assert.Equal(1, finished.People);
        Assert.Equal(1, await host.Scalar<long>("SELECT count(*) FROM contacts WHERE company_id = $1 AND NOT texting_enabled", _company));
        Assert.True((await host.Head(stranger)).TextingEnabled);
    }

    [Fact]
    public async Task A_change_of_nothing_and_people_named_twice_over_are_refused()
    {
        using var office = host.As(CallerRole.OfficeManager, _company);
        foreach (var request in new BulkChangeRequest[] { new(null, null, null, null), new([], new ContactFilter(), true, null) })
        {
            using var answer = await office.PostAsJsonAsync("/api/messaging/contacts/bulk/preview", request);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("valid=true", "Good,Off,Opted")] // who said STOP has a valid number all the same
    [InlineData("valid=false", "Bad")]
    [InlineData("textingEnabled=false", "Off")]
    [InlineData("optedOut=true", "Opted")]
    [InlineData("search=555-0632", "Good")]
    [InlineData("search=opt&valid=true", "Opted")]
    public async Task The_list_is_filtered_by_what_the_office_asks(string query, string expected)
    {
        await host.GivenCompany(_company);
        await host.GivenClient("Good", "4155550632", company: _company);
        await host.GivenClient("Bad", "911", company: _company);
        await host.GivenClient("Off", "4155550633", company: _company);
        await host.GivenClient("Opted", "4155550634", company: _company);
        await host.Run("UPDATE contacts SET texting_enabled = false WHERE company_id = $1 AND first_name = 'Off'", _company);
        await host.Run("INSERT INTO opt_outs (company_id, phone, opted_out, changed_at) VALUES ($1, '+14155550634', true, now()) ON CONFLICT (company_id, phone) DO UPDATE SET opted_out = true", _company);

        var rows = (await host.Get<Page<ContactRow>>($"/contacts?{query}", CallerRole.OfficeManager, _company)).Items;

        Assert.Equal(expected, string.Join(',', rows.Select(row => row.Name.Split(' ')[0]).Order()));
    }

    private Task GivenPeopleAsync(int count) => host.Run("""
        INSERT INTO contacts (id, company_id, kind, first_name, last_name, name, phone_fields, active, phone_problem, texting_phone, texting_enabled, default_delivery, version)
        SELECT gen_random_uuid(), $1, 'Client', '', '', 'Person ' || number, '{}', true, 'None', '+1415' || (2000000 + number), true, 'TextAndEmail', 1
        FROM generate_series(1, $2) number
        """, _company, count);

    private async Task<BulkChangeProgress> StartAsync(BulkChangeRequest request, string? key = null)
    {
        using var office = host.As(CallerRole.OfficeManager, _company);
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/messaging/contacts/bulk") { Content = JsonContent.Create(request) };
        message.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        using var answer = await office.SendAsync(message);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<BulkChangeProgress>())!;
    }

    private Task<BulkChangeProgress> FinishAsync(BulkChangeProgress change) => Eventually.Until(
        () => host.Get<BulkChangeProgress>($"/contacts/bulk/{change.Id}", CallerRole.OfficeManager, _company), progress => progress.FinishedAt is not null);
}
