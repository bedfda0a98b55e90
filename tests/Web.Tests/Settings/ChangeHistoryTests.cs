using Bunit;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Notifications.Http;
using Web.Settings;
using Web.Settings.History;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class ChangeHistoryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Who_changed_what_is_asked_for_only_when_somebody_looks_and_follows_the_next_save()
    {
        await using var page = await Page.OpenAsync();
        var history = page.Gateway.Settings.Consent.Settings;
        history.Add(new(Some.Noon, "Marco Ruiz", "maxTexts", "2", "3"));
        history.Add(new(Some.Noon, "Marco Ruiz", "textStaff", "true", "false"));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "configuration"));
        var show = await cut.WaitForElementAsync(Page.Hook("show-history"), Patience);
        Assert.DoesNotContain(page.Gateway.Seen, request => request.Path.EndsWith("/history", StringComparison.Ordinal));
        await show.ClickAsync(new());
        var line = await cut.WaitForElementAsync(Page.Hook("history-line"), Patience);
        Assert.Contains("Max messages per conversation: 2 → 3", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("Staff is sent message: on → off", line.TextContent, StringComparison.Ordinal);

        history.Insert(0, new(Some.Noon.AddHours(1), "Olivia Park", "maxImages", "5", "4"));
        await cut.Find(Page.Hook("max-images")).InputAsync("4");
        await cut.Find("form").SubmitAsync();
        cut.WaitForAssertion(() => Assert.Contains("Olivia Park", cut.Find(Page.Hook("history-line")).TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Changes_of_notifications_are_shown_and_none_says_so()
    {
        await using var page = await Page.OpenAsync();
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "notifications"));
        await (await cut.WaitForElementAsync(Page.Hook("show-history"), Patience)).ClickAsync(new());
        await cut.WaitForElementAsync(Page.Hook("no-history"), Patience);

        page.Gateway.Settings.Consent.Notifications.Add(new(Some.Noon, "Olivia Park", "quietHours", "null", """{"from":"21:00:00","to":"08:00:00"}"""));
        page.Gateway.Settings.Switches = page.Gateway.Settings.Switches with { Version = "2" };
        var again = page.Render<TextingPage>(with => with.Add(p => p.Tab, "notifications"));
        await (await again.WaitForElementAsync(Page.Hook("show-history"), Patience)).ClickAsync(new());
        Assert.Contains("Quiet hours: none → 21:00–08:00", (await again.WaitForElementAsync(Page.Hook("history-line"), Patience)).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clientPhoneField", null, "the account's own")]
    [InlineData("clientPhoneField", "Work phone", "Work phone")]
    [InlineData("lateAfterMinutes", "15", "15")]
    [InlineData("textClients", "false", "off")]
    public void Values_are_in_words(string setting, string? value, string words) => Assert.Equal(words, SettingWords.Value(setting, value));

    [Fact]
    public void A_setting_that_is_not_known_here_is_shown_by_its_name() => Assert.Equal("somethingNew", SettingWords.Title("somethingNew"));
}
