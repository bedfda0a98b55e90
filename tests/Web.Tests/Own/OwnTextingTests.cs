using Bunit;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Web.Own;
using Web.Tests.Support;

namespace Web.Tests.Own;

public class OwnTextingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_client_agrees_to_exactly_the_wording_on_the_screen()
    {
        await using var page = await Page.OpenAsync(CallerRole.Client);
        var cut = page.Render<PortalPage>();
        Assert.Equal("I agree to receive text messages.", (await cut.WaitForElementAsync(Page.Hook("own-wording"), Patience)).TextContent);
        cut.Find(Page.Hook("own-switch")).Change(true);
        cut.WaitForAssertion(() => Assert.Contains("You agreed", cut.Find(Page.Hook("own-saved")).TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal([new(true, "v1")], page.Gateway.Billing.OwnChanges);
    }

    [Fact]
    public async Task Who_texted_STOP_is_told_the_number_to_text_START_to()
    {
        await using var page = await Page.OpenAsync(CallerRole.Client);
        page.Gateway.Billing.Own = page.Gateway.Billing.Own with { OptedOut = true };
        var note = await page.Render<PortalPage>().WaitForElementAsync(Page.Hook("own-opted-out"), Patience);
        Assert.Contains("text START to (415) 555-0100", note.TextContent, StringComparison.Ordinal);
        Assert.Equal("sms:+14155550100", note.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Email_only_and_a_missing_number_are_explained()
    {
        await using var page = await Page.OpenAsync(CallerRole.Client);
        page.Gateway.Billing.Own = page.Gateway.Billing.Own with { EmailOnly = true, Phone = null };
        var cut = page.Render<PortalPage>();
        await cut.WaitForElementAsync(Page.Hook("own-email-only"), Patience);
        Assert.NotNull(cut.Find(Page.Hook("own-no-phone")));
    }

    [Fact]
    public async Task A_refused_change_says_so_and_is_not_ticked()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Refuses = request => request.Method == "PUT" ? Problem.Of(409, "wording-changed", "The wording has changed.", "Read it again.") : null;
        var cut = page.Render<MyPage>();
        (await cut.WaitForElementAsync(Page.Hook("own-switch"), Patience)).Change(true);
        Assert.Contains("Read it again.", (await cut.WaitForElementAsync(Page.Hook("problem"), Patience)).TextContent, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.False(cut.Find(Page.Hook("own-switch")).HasAttribute("checked")), Patience);
    }

    [Fact]
    public async Task Staff_who_open_the_portal_are_shown_their_own_page()
    {
        await using var page = await Page.OpenAsync(CallerRole.Sitter);
        Assert.Contains("/me", page.Render<PortalPage>().Find(Page.Hook("clients-only")).InnerHtml, StringComparison.Ordinal);
    }
}
