using Bunit;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.FirstVisit;

public class FirstStepsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TextTotals Nothing = new(0, 0, 0, 0, 0, []);
    private static readonly ContactRow Ann = new(Some.Ann, ContactKind.Client, "Ann Miller", "+14155550111", null, true, DeliveryMode.TextOnly, false);

    [Fact]
    public async Task A_new_company_is_led_to_its_number_first()
    {
        await using var page = await OpenAsync();
        var cut = page.Render<ConversationsPage>();
        await cut.WaitForElementAsync(Page.Hook("first-steps"), Patience);
        Assert.Equal(["turn-on"], Open(cut, 1));
        Assert.Equal("/settings/texting/turn-on", cut.Find(Page.Hook("next-step")).GetAttribute("href"));
        Assert.Equal(5, cut.FindAll("[data-testid^='step-'][data-done='false']").Count);
        Assert.DoesNotContain("Pick a conversation", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_step_is_read_from_what_there_is()
    {
        await using var page = await OpenAsync();
        page.Gateway.Settings.Number = page.Gateway.Settings.Number with
        {
            Number = SettingsStub.Owned(), Standing = SenderStanding.Provisioning, StandingReason = "The verification is not done yet.",
        };
        page.Gateway.Settings.Contacts.Add(Ann);
        var cut = page.Render<ConversationsPage>();
        await cut.WaitForElementAsync(Page.Hook("first-steps"), Patience);
        Assert.Contains(SettingsStub.ForSale.Display, cut.Find(Page.Hook("step-turn-on")).TextContent, StringComparison.Ordinal);
        Assert.Contains("The verification is not done yet.", cut.Find(Page.Hook("step-verify")).TextContent, StringComparison.Ordinal);
        Assert.Equal("/settings/texting/verification", cut.Find(Page.Hook("next-step")).GetAttribute("href"));
        Assert.Equal("true", cut.Find(Page.Hook("step-numbers")).GetAttribute("data-done"));
        Assert.Contains("2 of 5 done", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_without_registration_skips_it_and_the_first_text_goes_to_somebody_who_can_be_texted()
    {
        await using var page = await OpenAsync();
        page.Gateway.Settings.Number = page.Gateway.Settings.Number with { Number = SettingsStub.Owned(), Standing = SenderStanding.Live, NeedsRegistration = false };
        page.Gateway.Settings.Contacts.Add(Ann);
        var cut = page.Render<ConversationsPage>();
        await cut.WaitForElementAsync(Page.Hook("first-steps"), Patience);
        Assert.Equal("true", cut.Find(Page.Hook("step-verify")).GetAttribute("data-done"));
        Assert.Equal($"/conversations/{Ann.ContactId}", cut.Find(Page.Hook("next-step")).GetAttribute("href"));
    }

    [Fact]
    public async Task With_the_first_reply_it_is_gone_while_somebody_looks()
    {
        await using var page = await OpenAsync();
        page.Gateway.Settings.Number = page.Gateway.Settings.Number with { Number = SettingsStub.Owned(), Standing = SenderStanding.Live };
        page.Gateway.Settings.Contacts.Add(Ann);
        page.Gateway.Log.Totals = Nothing with { Sent = 1 };
        var cut = page.Render<ConversationsPage>();
        await cut.WaitForElementAsync(Page.Hook("first-steps"), Patience);
        Assert.Equal("reply", cut.Find(".step.next").GetAttribute("data-testid")!["step-".Length..]);

        page.Gateway.Log.Totals = Nothing with { Sent = 1, Received = 1 };
        await Testing.Eventually.Until(() => page.Gateway.Streams == 1);
        page.Gateway.Publish(Some.Conversation("Ann Miller", Some.Noon, unread: 1, id: Some.Ann));
        await cut.WaitForAssertionAsync(() => Assert.Empty(cut.FindAll(Page.Hook("first-steps"))), Patience);
        await cut.WaitForAssertionAsync(() => Assert.Contains("Pick a conversation", cut.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Hidden_it_stays_hidden()
    {
        await using var page = await OpenAsync();
        var cut = page.Render<ConversationsPage>();
        await cut.WaitForElementAsync(Page.Hook("first-steps"), Patience);
        await cut.Find(Page.Hook("hide-first-steps")).ClickAsync(new());
        await cut.WaitForAssertionAsync(() => Assert.Empty(cut.FindAll(Page.Hook("first-steps"))), Patience);
        var key = Assert.Single(page.JSInterop.Invocations["texting.hide"]).Arguments[0];
        Assert.Equal(key, page.JSInterop.Invocations["texting.isHidden"][0].Arguments[0]);

        page.JSInterop.Setup<bool>("texting.isHidden", _ => true).SetResult(true);
        var later = page.Render<ConversationsPage>();
        await later.WaitForAssertionAsync(() => Assert.Contains("Pick a conversation", later.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(later.FindAll(Page.Hook("first-steps")));
    }

    [Theory]
    [InlineData(CallerRole.OfficeManager)]
    [InlineData(CallerRole.Sitter)]
    public async Task Only_administrators_are_led(CallerRole role)
    {
        await using var page = await OpenAsync(role);
        var cut = page.Render<ConversationsPage>();
        await Testing.Eventually.Until(() => page.Gateway.Streams == 1);
        Assert.Empty(cut.FindAll(Page.Hook("first-steps")));
        Assert.DoesNotContain(page.Gateway.Seen, request => request.Path.Contains("totals", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_an_answer_is_missing_nothing_is_claimed()
    {
        await using var page = await OpenAsync();
        page.Gateway.Refuses = request => request.Path.StartsWithSegments("/api/numbers") ? ServiceDefaults.Http.Problem.Of(403, "not-allowed", "Not allowed.", "Ask.") : null;
        var cut = page.Render<ConversationsPage>();
        await Testing.Eventually.Until(() => page.Gateway.Seen.Any(request => request.Path.StartsWith("/api/numbers", StringComparison.Ordinal)));
        Assert.Empty(cut.FindAll(Page.Hook("first-steps")));
        Assert.Contains("Pick a conversation", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handsets_and_mailbox_are_named_in_Development_only()
    {
        await using var page = await OpenAsync();
        var cut = page.Render<ConversationsPage>();
        await cut.WaitForElementAsync(Page.Hook("first-steps"), Patience);
        Assert.DoesNotContain("/dev/", cut.Markup, StringComparison.Ordinal);

        await using var developing = await OpenAsync(environment: Environments.Development);
        var shown = developing.Render<ConversationsPage>();
        await shown.WaitForElementAsync(Page.Hook("first-steps"), Patience);
        Assert.Equal(["/dev/handsets", "/dev/mailbox"], shown.FindAll($"{Page.Hook("development-links")} a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/dev/handsets", shown.Find($"{Page.Hook("step-reply")} a").GetAttribute("href"));
    }

    private static IEnumerable<string> Open(IRenderedComponent<ConversationsPage> cut, int count) =>
        cut.FindAll("[data-testid^='step-'][data-done='false']").Take(count).Select(step => step.GetAttribute("data-testid")!["step-".Length..]);

    private static async Task<Page> OpenAsync(CallerRole role = CallerRole.Admin, string? environment = null)
    {
        var page = await Page.OpenAsync(role, environment);
        page.Gateway.Log.Totals = Nothing;
        return page;
    }
}
