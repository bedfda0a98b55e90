using ServiceDefaults.Http;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Journeys.Tests;

/// <summary>S29: Client Numbers and Staff Numbers.</summary>
public sealed class S29_NumbersListTests(SystemFixture system)
{
    [Fact]
    public async Task The_office_finds_people_by_name_and_number_and_sees_who_cannot_be_texted_and_why()
    {
        var invalid = await ListAsync("kind=Client&valid=false");
        Assert.Equal(
            [(Demo.Jules, "country-not-served"), (Demo.Kara, "phone-area-code-missing"), (Demo.Liam, "phone-missing")],
            invalid.Select(row => (row.ContactId, row.PhoneProblem?.Code)).OrderBy(row => row.ContactId));

        Assert.Equal(Demo.Oscar.Id, Assert.Single(await ListAsync("kind=Client&search=oscar")).ContactId);
        Assert.Equal(Demo.Oscar.Id, Assert.Single(await ListAsync("search=555-1007")).ContactId);
        Assert.Contains(await ListAsync("kind=Staff"), row => row is { Name: "Sam Lee", Phone: "+14155550103", PhoneProblem: null });
        Assert.DoesNotContain(await ListAsync("kind=Staff"), row => row.Kind == ContactKind.Client);
        Assert.DoesNotContain(await ListAsync("search=maya"), row => row.ContactId == Demo.Maya);
    }

    private async Task<IReadOnlyList<ContactRow>> ListAsync(string query) => (await system.Olivia.ReadAsync<Page<ContactRow>>($"/api/messaging/contacts?{query}")).Items;
}
