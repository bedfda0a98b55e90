using Notifications.Rules;
using Texting.Contracts.Messaging;
using Texting.Contracts.Platform;
using static Notifications.Tests.Rules.Situations;

namespace Notifications.Tests.Rules;

public sealed class RuleTests
{
    private static readonly EventStarted Started = new(Guid.CreateVersion7(), Company, Ann, Sam, "30 minute dog walk", "Rex and Luna", Noon);
    private static readonly StaffLate Late = new(Guid.CreateVersion7(), Company, Sam, Ann, "30 minute dog walk", Noon, 15);
    private static readonly ServicesRequested Request = new(Guid.CreateVersion7(), Company, Ann, "3 dog walks, Dec 1-3", Noon);
    private static readonly ServiceChangeRequested Cancellation = new(Guid.CreateVersion7(), Company, Ann, ServiceChangeKind.Cancellation, "Dog walk, Dec 2", Noon);

    [Fact]
    public void The_client_hears_that_the_visit_was_started_when_both_switches_are_on()
    {
        var draft = Assert.Single(new EventStartedToClient().Decide(Started, Of()).Drafts);
        Assert.Equal((Ann, ContactKind.Client, SendUrgency.Normal, Noon.AddMinutes(30)), (draft.RecipientId, draft.RecipientKind, draft.Urgency, draft.NotAfter));
        Assert.Equal("Happy Paws: Sam has started 30 minute dog walk with Rex and Luna.", draft.Words);
        Assert.Equal("America/Los_Angeles", draft.TimeZone);
        Assert.Equal(new SendMessage.ToldBy(Sam, Noon.AddMinutes(-5)), draft.UnlessToldBy);
    }

    [Theory]
    [InlineData(false, true, true, "switch-off")]
    [InlineData(true, false, true, "mobile-app-switch-off")]
    [InlineData(true, true, false, "person-inactive")]
    public void Otherwise_the_client_hears_nothing_and_the_reason_is_known(bool on, bool mobileApp, bool active, string reason)
    {
        var verdict = new EventStartedToClient().Decide(Started, Of(AllOn with { EventStarted = on }, mobileApp, annActive: active));
        Assert.Equal((0, reason), (verdict.Drafts.Count, verdict.Reason));
    }

    [Fact]
    public void The_company_that_is_not_known_yet_has_no_mobile_app_switch() =>
        Assert.Equal("mobile-app-switch-off", new EventStartedToClient().Decide(Started, Of() with { Company = null }).Reason);

    [Theory]
    [InlineData(true, 0, 0, true, null)]
    [InlineData(true, 15, 15, true, null)]
    [InlineData(true, 16, 15, true, "not-late-enough")]
    [InlineData(false, 0, 15, true, "switch-off")]
    [InlineData(true, 0, 15, false, "person-inactive")]
    public void The_late_one_hears_it_from_the_chosen_minutes_on(bool on, int threshold, int minutes, bool active, string? reason)
    {
        var verdict = new StaffLateToOwnEventToStaff().Decide(
            Late with { MinutesLate = minutes }, Of(AllOn with { StaffLateToOwnEvent = on, LateAfterMinutes = threshold }, samActive: active));
        Assert.Equal((reason is null ? [Sam] : Array.Empty<Guid>(), reason), (verdict.Drafts.Select(draft => draft.RecipientId).ToArray(), verdict.Reason), Same);
    }

    [Theory]
    [InlineData(true, 0, true, null)]
    [InlineData(true, 16, true, "not-late-enough")]
    [InlineData(false, 0, true, "switch-off")]
    [InlineData(true, 0, false, "no-office-people")]
    public void The_office_hears_of_lateness_from_the_chosen_minutes_on(bool on, int threshold, bool office, string? reason)
    {
        var verdict = new StaffLateToEventToOffice().Decide(Late, Of(AllOn with { StaffLateToEvent = on, LateAfterMinutes = threshold }, office: office));
        Assert.Equal((reason is null ? [Olivia, Omar] : Array.Empty<Guid>(), reason), (verdict.Drafts.Select(draft => draft.RecipientId).ToArray(), verdict.Reason), Same);
    }

    [Fact]
    public void Lateness_is_urgent_of_use_for_half_an_hour_and_says_who_what_and_when()
    {
        var own = Assert.Single(new StaffLateToOwnEventToStaff().Decide(Late, Of()).Drafts);
        var office = new StaffLateToEventToOffice().Decide(Late, Of()).Drafts[0];

        Assert.Equal("You are 15 min late: 30 minute dog walk for Ann Miller was due at 12:00 PM. Please start it or call the office.", own.Words);
        Assert.Equal("Sam Lee is 15 min late: 30 minute dog walk for Ann Miller was due at 12:00 PM.", office.Words);
        Assert.All([own, office], draft => Assert.Equal((SendUrgency.Urgent, Noon.AddMinutes(45)), (draft.Urgency, draft.NotAfter)));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void An_admin_who_is_late_gets_one_text_about_it(bool ownSwitch, int told)
    {
        var late = Late with { StaffId = Olivia };
        var situation = Of(AllOn with { StaffLateToOwnEvent = ownSwitch });
        Assert.Equal(told, new StaffLateToEventToOffice().Decide(late, situation).Drafts.Count);
        Assert.Equal(ownSwitch ? 1 : 0, new StaffLateToOwnEventToStaff().Decide(late, situation).Drafts.Count);
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(false, true, "switch-off")]
    [InlineData(true, false, "no-office-people")]
    public void All_admins_and_office_managers_hear_what_a_client_requests(bool on, bool office, string? reason)
    {
        var situation = Of(AllOn with { ServicesRequested = on, ServiceChangeRequested = on }, office: office);
        Verdict[] verdicts = [new ServicesRequestedToOffice().Decide(Request, situation), new ServiceChangeRequestedToOffice().Decide(Cancellation, situation)];

        Assert.All(verdicts, verdict => Assert.Equal((reason is null ? 2 : 0, reason), (verdict.Drafts.Count, verdict.Reason)));
        if (reason is not null) return;
        Assert.Equal("Ann Miller requests services: 3 dog walks, Dec 1-3", verdicts[0].Drafts[0].Words);
        Assert.Equal("Ann Miller requests a cancellation: Dog walk, Dec 2", verdicts[1].Drafts[1].Words);
    }

    [Fact]
    public void Each_request_listens_to_its_own_switch()
    {
        var situation = Of(AllOn with { ServicesRequested = false });
        Assert.Equal("switch-off", new ServicesRequestedToOffice().Decide(Request, situation).Reason);
        Assert.Null(new ServiceChangeRequestedToOffice().Decide(Cancellation, situation).Reason);
    }

    [Theory]
    [InlineData(1, 160)]
    [InlineData(400, 160)]
    public void Nothing_is_longer_than_one_text_and_no_word_is_cut(int words, int longest)
    {
        var text = OneText.Of(string.Join(" \n", Enumerable.Repeat("walk", words)));
        Assert.InRange(text.Length, 4, longest);
        Assert.Matches("walk(\\.\\.\\.)?$", text);
    }

    [Fact]
    public void What_needs_the_large_alphabet_has_seventy_characters() => Assert.InRange(OneText.Of(string.Concat(Enumerable.Repeat("🐶", 100))).Length, 60, 70);

    private static bool Same((Guid[] Ids, string? Reason) one, (Guid[] Ids, string? Reason) other) => one.Ids.SequenceEqual(other.Ids) && one.Reason == other.Reason;
}
