using AngleSharp.Dom;
using Bunit;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Settings;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class UnassignedTabTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_suggestion_is_assigned_and_remembered_and_can_be_taken_back()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Unassigned.Add(Some.Unassigned("Is Rex fine?", new Suggestion(Some.Ben, ContactKind.Client, "Ben Stone", SuggestionReason.OldNumber)));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "unassigned"));
        var suggestion = await cut.WaitForElementAsync(Page.Hook("suggestion"), Patience);
        Assert.Contains("Ben Stone · had this number before", suggestion.TextContent, StringComparison.Ordinal);
        await suggestion.ClickAsync(new());
        await (await cut.WaitForElementAsync(Page.Hook("remember"), Patience)).ChangeAsync(true);
        await cut.Find(Page.Hook("assign-confirm")).ClickAsync(new());
        Assert.Equal(new AssignText(Some.Ben, true), page.Gateway.Settings.Assigned);
        Assert.Contains("goes there by itself", cut.Find(Page.Hook("decided")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing waits here", cut.Find(Page.Hook("nothing-unassigned")).TextContent, StringComparison.Ordinal);

        await cut.Find(Page.Hook("undo")).ClickAsync(new());
        Assert.NotNull(cut.Find(Page.Hook("suggestion")));
    }

    [Fact]
    public async Task Somebody_else_is_found_by_name()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Contacts.Add(new(Some.Ann, ContactKind.Client, "Ann Miller", "+14155550111", null, true, DeliveryMode.TextOnly, false));
        page.Gateway.Settings.Unassigned.Add(Some.Unassigned("Hello"));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "unassigned"));
        await (await cut.WaitForElementAsync(Page.Hook("assign"), Patience)).ClickAsync(new());
        await (await cut.WaitForElementAsync(Page.Hook("assign-search"), Patience)).InputAsync("mill");
        await (await cut.WaitForElementAsync(Page.Hook($"assign-to-{Some.Ann}"), Patience)).ChangeAsync("on");
        await cut.Find(Page.Hook("assign-confirm")).ClickAsync(new());
        Assert.Equal(new AssignText(Some.Ann, false), page.Gateway.Settings.Assigned);
    }

    [Fact]
    public async Task A_blocked_sender_is_listed_apart_and_can_be_let_in_again()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Unassigned.Add(Some.Unassigned("You won!"));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "unassigned"));
        await (await cut.WaitForElementAsync(Page.Hook("block"), Patience)).ClickAsync(new());
        await cut.Find(Page.Hook("list-Blocked")).ClickAsync(new());
        Assert.Equal("Unblock", cut.Find(Page.Hook("undo-old")).TextContent.Trim());
        await cut.Find(Page.Hook("undo-old")).ClickAsync(new());
        Assert.Equal(UnassignedStanding.Open, page.Gateway.Settings.Unassigned[0].Standing);
    }
}
