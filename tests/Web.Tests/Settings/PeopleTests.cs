using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ServiceDefaults.Http;
using Testing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Clients;
using Web.Settings;
using Web.Settings.People;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class PeopleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(null, null, null, null, null)]
    [InlineData("valid", true, null, null, null)]
    [InlineData("invalid", false, null, null, null)]
    [InlineData("enabled", null, true, null, null)]
    [InlineData("disabled", null, false, null, null)]
    [InlineData("stopped", null, null, true, null)]
    [InlineData("made-up", null, null, null, " ")]
    public void The_address_holds_the_filter(string? show, bool? valid, bool? enabled, bool? optedOut, string? search) =>
        Assert.Equal(new ContactFilter(ContactKind.Client, null, valid, enabled, null, optedOut), PeopleFilter.Read(ContactKind.Client, search, show));

    [Fact]
    public async Task A_switch_acts_at_once_and_is_taken_back_when_it_is_refused()
    {
        await using var page = await OpenAsync(Person("Ann Miller"));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "client-numbers"));
        await (await cut.WaitForElementAsync(Page.Hook("enabled"), Patience)).ChangeAsync(true);
        await Eventually.Until(() => page.Gateway.Settings.Contacts[0].TextingEnabled);

        page.Gateway.Refuses = request => request.Method == "PUT" ? Problem.Of(409, "not-now", "Not now.", "Try later.") : null;
        cut.WaitForAssertion(() => Assert.False(cut.Find(Page.Hook("enabled")).HasAttribute("disabled")), Patience);
        await cut.Find(Page.Hook("enabled")).ChangeAsync(false);
        Assert.Contains("Try later.", (await cut.WaitForElementAsync(Page.Hook("problem"), Patience)).TextContent, StringComparison.Ordinal);
        Assert.True(cut.FindComponent<PersonLine>().Instance.Row.TextingEnabled);
    }

    [Fact]
    public async Task Whoever_cannot_be_texted_has_the_reason_beside_the_number()
    {
        await using var page = await OpenAsync(
            Person("Jules") with { Phone = "+33612345678", PhoneProblem = new("not-us-or-canada", "Not a number of the USA or Canada.", null) });
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "client-numbers"));
        Assert.Equal("Not a number of the USA or Canada.", (await cut.WaitForElementAsync(Page.Hook("why-not-valid"), Patience)).TextContent);
    }

    [Fact]
    public async Task The_filter_is_in_the_address_and_nobody_found_says_what_to_do()
    {
        await using var page = await OpenAsync(Person("Ann Miller"), Person("Olivia Park", ContactKind.Staff));
        var location = page.Services.GetRequiredService<NavigationManager>();
        location.NavigateTo("/settings/texting/client-numbers?search=zoe&show=disabled");
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "client-numbers"));
        Assert.Contains("Nobody matches", (await cut.WaitForElementAsync(Page.Hook("no-people"), Patience)).TextContent, StringComparison.Ordinal);
        await cut.Find(Page.Hook("people-search")).ChangeAsync("ann");
        Assert.EndsWith("?search=ann&show=disabled", location.Uri, StringComparison.Ordinal);
        await cut.WaitForElementAsync(Page.Hook("enabled"), Patience);
        await cut.WaitForAssertionAsync(() => Assert.Equal("1 client", cut.Find(Page.Hook("people-count")).TextContent), Patience);
    }

    [Fact]
    public async Task Many_are_changed_after_saying_how_many_and_only_those_found()
    {
        await using var page = await OpenAsync(Person("Ann"), Person("Ben"), Person("Olivia", ContactKind.Staff));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "client-numbers"));
        await cut.WaitForElementAsync(Page.Hook("enabled"), Patience);
        await cut.Find(Page.Hook("bulk-what")).ChangeAsync("on");
        Assert.Contains("2 clients: 1 would change", (await cut.WaitForElementAsync(Page.Hook("bulk-preview"), Patience)).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Gateway.Settings.BulkChanges);
        cut.Find(Page.Hook("bulk-confirm")).Click();
        await cut.WaitForElementAsync(Page.Hook("bulk-close"), Patience);
        var change = Assert.Single(page.Gateway.Settings.BulkChanges);
        Assert.Equal((null, new ContactFilter(ContactKind.Client), true), (change.ContactIds, change.Filter, change.TextingEnabled));
    }

    [Fact]
    public async Task Chosen_people_are_changed_and_nobody_else()
    {
        await using var page = await OpenAsync(Person("Ann"), Person("Ben"));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "client-numbers"));
        await (await cut.WaitForElementAsync(Page.Hook("select"), Patience)).ChangeAsync(true);
        Assert.Contains("1 client", cut.Find(Page.Hook("bulk-bar")).TextContent, StringComparison.Ordinal);
        await cut.Find(Page.Hook("bulk-what")).ChangeAsync(nameof(DeliveryMode.EmailOnly));
        await cut.WaitForElementAsync(Page.Hook("bulk-confirm"), Patience);
        Assert.Contains("Email only", cut.Find(Page.Hook("bulk-preview")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_fetched_as_far_as_somebody_scrolls_and_no_further()
    {
        await using var page = await OpenAsync([.. Enumerable.Range(0, 350).Select(at => Person($"Client {at:000}"))]);
        var people = new PeopleModel(page.Services.GetRequiredService<ContactsClient>());
        await people.ShowAsync(new(ContactKind.Client));
        await people.CountAsync();
        Assert.Equal((100, 350, true), (people.Rows.Count, people.Count, people.HasMore));
        await people.ReachAsync(120);
        Assert.Equal(200, people.Rows.Count);
        var asked = page.Gateway.Seen.Count;
        await people.ReachAsync(1_000);
        Assert.Equal((350, false, asked + 1), (people.Rows.Count, people.HasMore, page.Gateway.Seen.Count));
        Assert.Equal("Client 349", people.Rows[^1].Name);
    }

    private static async Task<Page> OpenAsync(params ContactRow[] people)
    {
        var page = await Page.OpenAsync();
        page.Gateway.Settings.Contacts.AddRange(people);
        return page;
    }

    private static ContactRow Person(string name, ContactKind kind = ContactKind.Client) =>
        new(Guid.CreateVersion7(), kind, name, "+14155550111", null, false, DeliveryMode.TextOnly, false);
}
