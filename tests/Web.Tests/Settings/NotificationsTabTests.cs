using AngleSharp.Dom;
using Bunit;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Web.Settings;
using Web.Tests.Support;

namespace Web.Tests.Settings;

public class NotificationsTabTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Switches_and_quiet_hours_are_saved_together()
    {
        await using var page = await Page.OpenAsync();
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "notifications"));
        await (await cut.WaitForElementAsync(Page.Hook("staff-late"), Patience)).ChangeAsync(true);
        await cut.Find(Page.Hook("late-after")).InputAsync("10");
        await cut.Find(Page.Hook("quiet-hours")).ChangeAsync(true);
        await cut.Find(Page.Hook("quiet-from")).ChangeAsync("22:30");
        await cut.Find("form").SubmitAsync();
        var saved = page.Gateway.Settings.Switches;
        Assert.Equal((true, 10, new TimeOnly(22, 30), new TimeOnly(8, 0)), (saved.StaffLateToEvent, saved.LateAfterMinutes, saved.QuietHours!.From, saved.QuietHours.To));
        Assert.StartsWith("Saved.", cut.Find(Page.Hook("saved")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switch_that_reaches_nobody_says_why()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Switches = page.Gateway.Settings.Switches with { OfficePeople = 0, EventStartedEnabledInMobileApp = false };
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "notifications"));
        await (await cut.WaitForElementAsync(Page.Hook("event-started"), Patience)).ChangeAsync(true);
        Assert.Contains("Mobile App › Configuration", cut.Find(Page.Hook("mobile-app-off")).TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll(Page.Hook("nobody-hears")));
        await cut.Find(Page.Hook("services-requested")).ChangeAsync(true);
        Assert.NotNull(cut.Find(Page.Hook("nobody-hears")));
    }

    [Fact]
    public async Task What_became_of_each_notice_is_listed_and_a_held_one_can_be_sent_now()
    {
        await using var page = await Page.OpenAsync();
        var held = new NoticeRow(Guid.CreateVersion7(), Some.Noon, NoticeKind.ServicesRequested, "r1", NoticeChannel.Text, Guid.CreateVersion7(), ContactKind.Staff, "Olivia Park",
            "Ann requests services: 3 walks", NoticeOutcome.Held, new("quiet-hours", "It is quiet hours for this person."), Some.Noon.AddHours(9), null);
        page.Gateway.Settings.Notices.AddRange(
            [held, held with { Id = Guid.CreateVersion7(), Outcome = NoticeOutcome.Skipped, RecipientName = null, Words = "", Reason = new("switch-off", "This notification is switched off."), HeldUntil = null }]);
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "notifications"));
        await cut.WaitForElementAsync(Page.Hook("notice"), Patience);
        Assert.Equal(2, cut.FindAll(Page.Hook("notice")).Count);
        Assert.Contains("switched off", cut.FindAll(Page.Hook("notice"))[1].TextContent, StringComparison.Ordinal);

        await cut.Find(Page.Hook("send-now")).ClickAsync(new());
        await cut.WaitForAssertionAsync(() => Assert.Empty(cut.FindAll(Page.Hook("send-now"))), Patience);
        Assert.Equal(NoticeOutcome.Sent, page.Gateway.Settings.Notices[0].Outcome);
    }

    [Fact]
    public async Task An_answer_that_another_choice_overtook_is_not_shown_beside_its_own()
    {
        await using var page = await Page.OpenAsync();
        page.Gateway.Settings.Notices.Add(new NoticeRow(Guid.CreateVersion7(), Some.Noon, NoticeKind.ServicesRequested, "r1", NoticeChannel.Text, Guid.CreateVersion7(), ContactKind.Staff, "Olivia Park",
            "Ann requests services: 3 walks", NoticeOutcome.Skipped, new("no-number", "There is no number."), null, null));
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "notifications"));
        await cut.WaitForElementAsync(Page.Hook("notice"), Patience);

        var late = new TaskCompletionSource();
        page.Gateway.Delays = request => request.Query["outcome"] == "Skipped" ? late.Task : null;
        var first = cut.Find(Page.Hook("notices-outcome")).ChangeAsync(new() { Value = "Skipped" });
        var second = cut.Find(Page.Hook("notices-outcome")).ChangeAsync(new() { Value = "" });
        await second;
        late.SetResult();
        await first;
        Assert.Single(cut.FindAll(Page.Hook("notice")));
    }

    [Fact]
    public async Task A_text_that_did_not_arrive_or_could_not_go_says_why_and_opens_its_life()
    {
        await using var page = await Page.OpenAsync();
        var sent = new NoticeRow(Guid.CreateVersion7(), Some.Noon, NoticeKind.EventStarted, "e1", NoticeChannel.Text, Guid.CreateVersion7(), ContactKind.Client, "Ann Miller",
            "Sam has started the walk.", NoticeOutcome.Sent, null, null, null);
        NoticeRow With(OrderedTextState state, NoticeReason? why, NoticeOutcome outcome = NoticeOutcome.Sent) => sent with
        {
            Id = Guid.CreateVersion7(),
            Outcome = outcome,
            Reason = outcome is NoticeOutcome.Skipped ? why : null,
            Text = new(Guid.CreateVersion7(), state, Some.Noon, why),
        };
        page.Gateway.Settings.Notices.AddRange(
        [
            sent, With(OrderedTextState.Delivered, null), With(OrderedTextState.Undelivered, new("carrier-30003", "The phone could not be reached.")),
            With(OrderedTextState.Refused, new("opted-out", "This number texted STOP."), NoticeOutcome.Skipped),
        ]);
        var cut = page.Render<TextingPage>(with => with.Add(p => p.Tab, "notifications"));
        await cut.WaitForElementAsync(Page.Hook("notice"), Patience);

        Assert.Equal(["Handed on", "Delivered", "Not delivered", "Told nobody"], cut.FindAll(Page.Hook("notice-outcome")).Select(outcome => outcome.TextContent));
        Assert.Contains("could not be reached", cut.FindAll(Page.Hook("notice"))[2].TextContent, StringComparison.Ordinal);
        Assert.Equal(1, cut.FindAll(Page.Hook("notice"))[3].TextContent.Split("texted STOP").Length - 1);
        Assert.Equal(3, cut.FindAll(Page.Hook("notice-text")).Count);
    }
}
