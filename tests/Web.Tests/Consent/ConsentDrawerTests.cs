using Bunit;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Consent;
using Web.Conversations;
using Web.Settings;
using Web.Tests.Support;

namespace Web.Tests.Consent;

public class ConsentDrawerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Staff_write_down_in_the_conversation_that_somebody_asked_to_stop_and_it_shows_at_once()
    {
        await using var page = await Page.OpenAsync(CallerRole.Sitter);
        page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann);
        var cut = page.Render<ConversationsPage>(with => with.Add(p => p.ContactId, Some.Ann));
        await (await cut.WaitForElementAsync(Page.Hook("open-consent"), Patience)).ClickAsync(new());
        Assert.True(cut.Find(Page.Hook("opt-out-save")).HasAttribute("disabled"));
        // The timeline is evidence, for the office.
        Assert.DoesNotContain(page.Gateway.Seen, request => request.Path.EndsWith("/consent", StringComparison.Ordinal));

        await cut.Find(Page.Hook("opt-out-note")).InputAsync("she said so at the door");
        page.Gateway.Heads[Some.Ann] = Some.Head(Some.Ann, cannotText: Some.OptedOut);
        await cut.Find(Page.Hook("opt-out-form")).SubmitAsync();

        await cut.WaitForElementAsync(Page.Hook("opt-out-noted"), Patience);
        Assert.Equal("she said so at the door", Assert.Single(page.Gateway.Settings.Consent.Notes).Note);
        Assert.Empty(cut.FindAll(Page.Hook("opt-out-form")));
        await cut.WaitForElementAsync(Page.Hook("opted-out"), Patience);
    }

    [Fact]
    public async Task What_was_typed_stays_when_it_is_refused_and_the_next_try_is_another_note()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Contacts.Add(new(Some.Ann, ContactKind.Client, "Ann Miller", "+14155550111", null, true, DeliveryMode.TextOnly, false));
        page.Gateway.Settings.Contacts.Add(new(Some.Ben, ContactKind.Client, "Ben Miller", "+14155550111", null, true, DeliveryMode.TextOnly, false));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "client-numbers"));
        await (await cut.WaitForElementAsync(Page.Hook("open-consent"), Patience)).ClickAsync(new());
        await cut.WaitForElementAsync(Page.Hook("no-consent"), Patience);
        page.Gateway.Refuses = request => request.Method == "POST" ? Problem.Of(409, "not-now", "Not now.", "Try later.") : null;
        await cut.Find(Page.Hook("opt-out-note")).InputAsync("by email");
        await cut.Find(Page.Hook("opt-out-form")).SubmitAsync();
        Assert.Contains("Try later.", (await cut.WaitForElementAsync(Page.Hook("problem"), Patience)).TextContent, StringComparison.Ordinal);
        Assert.Equal("by email", cut.Find(Page.Hook("opt-out-note")).GetAttribute("value"));

        page.Gateway.Refuses = null;
        await cut.Find(Page.Hook("opt-out-form")).SubmitAsync();
        await cut.WaitForElementAsync(Page.Hook("opt-out-noted"), Patience);
        Assert.Contains("by email", (await cut.WaitForElementAsync(Page.Hook("consent-line"), Patience)).TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.Gateway.Seen.Where(request => request.Path.EndsWith("/opt-out", StringComparison.Ordinal)).Select(request => request.IdempotencyKey).Distinct().Count());
        // The two share the phone, and the phone is what was stopped.
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll(Page.Hook("stopped")).Count), Patience);
    }

    [Fact]
    public async Task Whoever_has_no_number_or_is_stopped_cannot_be_stopped_again()
    {
        await using var page = await Page.OpenAsync();
        var cut = page.Render<ConsentDrawer>(with => with.Add(drawer => drawer.MaySeeTimeline, true));
        foreach (var person in new ConsentPerson[] { new(Some.Ann, "Ann", null, false), new(Some.Ann, "Ann", "+14155550111", true) })
        {
            await cut.InvokeAsync(() => cut.Instance.OpenAsync(person));
            await cut.WaitForElementAsync(Page.Hook("no-consent"), Patience);
            Assert.Empty(cut.FindAll(Page.Hook("opt-out-form")));
        }
    }

    [Theory]
    [InlineData("OptedOut", "Keyword", null, "STOP", "No more texts: stopped", "Texted STOP from (415) 555-0111", null, Tone.Bad)]
    [InlineData("OptedIn", "Keyword", null, "START", "Texts allowed again", "Texted START from (415) 555-0111", null, Tone.Good)]
    [InlineData("OptedOut", "Staff", "Sam Lee", "at the door", "No more texts: stopped", "Noted by Sam Lee for (415) 555-0111", "at the door", Tone.Bad)]
    [InlineData("OptedOut", "Carrier", null, "21610", "No more texts: stopped", "The carrier said so (its code is 21610)", null, Tone.Bad)]
    [InlineData("DefaultDelivery", "Staff", "Olivia Park", "EmailOnly", "Usual way: Email only", "By Olivia Park", null, Tone.Waiting)]
    [InlineData("TextingDisabled", "StaffPage", "Sam Lee", null, "Texts switched off", "Sam Lee, on their own page", null, Tone.Bad)]
    public void Every_line_says_what_by_whom_and_how(string change, string source, string? by, string? detail, string title, string how, string? evidence, Tone tone) =>
        Assert.Equal(new ConsentWords(title, how, evidence, tone), ConsentWords.Of(new(Some.Noon, change, source, "+14155550111", by, detail, null)));

    [Fact]
    public void What_a_client_read_when_agreeing_is_the_evidence()
    {
        var words = ConsentWords.Of(new(Some.Noon, "TextingEnabled", "ClientPortal", "+14155550111", "Ann Miller", null, "I agree to get texts."));
        Assert.Equal(("Ann Miller, on the client's own page", "I agree to get texts."), (words.How, words.Evidence));
    }
}
