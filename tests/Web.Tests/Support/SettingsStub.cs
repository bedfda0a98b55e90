using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Web.Tests.Support;

/// <summary>The part of the gateway's API that the settings use, with just enough memory to walk through them.</summary>
public sealed class SettingsStub
{
    public static readonly AvailableNumber ForSale = new("+14155550142", "(415) 555-0142", "San Francisco", "CA", "US");

    public TextingNumberStatus Number { get; set; } = new(true, null, "US", null, null, null, true);

    public AvailableNumbers Available { get; set; } = new([ForSale], null, false, null);

    /// <summary>How often the number is still being bought when somebody looks.</summary>
    public int LooksUntilBought { get; set; }

    public List<ContactRow> Contacts { get; } = [];

    public List<BulkChangeRequest> BulkChanges { get; } = [];

    public TextingSettings Settings { get; set; } = new("Mobile", ["Mobile", "Work phone"], 3, 5, false, true, false, "1", null, null);

    public NotificationSwitches Switches { get; set; } = new(false, false, false, false, false, 0, null, true, "America/New_York", 2, "1", null, null);

    public List<NoticeRow> Notices { get; } = [];

    public List<UnassignedText> Unassigned { get; } = [];

    public AssignText? Assigned { get; private set; }

    public RegistrationStatus Registration { get; set; } = new(true, null);

    public Func<RegistrationForm, IReadOnlyList<FormFinding>> Findings { get; set; } = _ => [];

    public static OwnedNumber Owned(NumberState state = NumberState.Owned, string? reason = null) =>
        new(Guid.CreateVersion7(), ForSale.Number, ForSale.Display, state, reason, Some.Noon, Some.Noon, null, true);

    public HeldStub Held { get; } = new();

    public ConsentStub Consent { get; } = new();

    public void Map(IEndpointRouteBuilder app)
    {
        Held.Map(app);
        Consent.Map(app);
        var numbers = app.MapGroup("/api/numbers");
        numbers.MapGet("/current", () => LooksUntilBought-- > 0 || Number.Number?.State != NumberState.Chosen ? Number : Own(NumberState.Owned));
        numbers.MapGet("/available", () => Available);
        numbers.MapPost("", (ChooseNumber _) => Own(NumberState.Chosen));
        numbers.MapPut("/current/texting", (SwitchTexting change) => Number = Number with { Number = Number.Number! with { TurnedOn = change.On } });
        numbers.MapDelete("/current", (string confirm) => confirm == ForSale.Display
            ? Results.Ok(Own(NumberState.Releasing))
            : Problem.Of(409, "not-confirmed", "Not confirmed.", "Type the number to give it back."));
        numbers.MapPost("/current/undo-release", () => Own(NumberState.Owned));
        MapContacts(app.MapGroup("/api/messaging/contacts"));
        MapSettings(app.MapGroup("/api/messaging/settings"));
        MapUnassigned(app.MapGroup("/api/messaging/unassigned"));
        MapNotifications(app.MapGroup("/api/notifications/settings"));
        MapNotices(app.MapGroup("/api/notifications/notices"));
        MapRegistration(numbers.MapGroup("/registration"));
    }

    private void MapContacts(RouteGroupBuilder contacts)
    {
        contacts.MapGet("", (ContactKind? kind, string? search, bool? textingEnabled, int? cursor, int? take) =>
        {
            var all = Found(new ContactFilter(kind, search, TextingEnabled: textingEnabled));
            var (from, size) = (cursor ?? 0, take ?? 100);
            return new Page<ContactRow>([.. all.Skip(from).Take(size)], from + size < all.Count ? $"{from + size}" : null);
        });
        contacts.MapPut("/{id:guid}/texting", (Guid id, ChangeTexting change) =>
        {
            var at = Contacts.FindIndex(row => row.ContactId == id);
            return Contacts[at] = Contacts[at] with
            {
                TextingEnabled = change.TextingEnabled ?? Contacts[at].TextingEnabled,
                DefaultDelivery = change.DefaultDelivery ?? Contacts[at].DefaultDelivery,
            };
        });
        contacts.MapPost("/bulk/preview", (BulkChangeRequest change) => new BulkChangePreview(Count(change), Count(change) - 1));
        contacts.MapPost("/bulk", (BulkChangeRequest change) =>
        {
            BulkChanges.Add(change);
            return new BulkChangeProgress(Some.Ann, Count(change), 0, 0, null);
        });
        contacts.MapGet("/bulk/{id:guid}", (Guid id) =>
            new BulkChangeProgress(id, Count(BulkChanges[^1]), Count(BulkChanges[^1]), Count(BulkChanges[^1]) - 1, Some.Noon));
    }

    private void MapSettings(RouteGroupBuilder settings)
    {
        settings.MapGet("", () => Settings);
        settings.MapPut("", (SaveSettings save) => save.Version != Settings.Version
            ? Results.Problem("Somebody else saved meanwhile.", statusCode: 409, title: "Changed meanwhile.")
            : Results.Ok(Settings = new(save.ClientPhoneField, Settings.ClientPhoneFields, save.MaxTexts, save.MaxImages, save.JoinLongTexts,
                save.TextClients, save.TextStaff, "2", Some.Noon, "Olivia Park")));
        settings.MapPost("/preview-phone-field", (PreviewPhoneField _) => new PhoneFieldPreview(
            120, 3, 7, 41, [new(Some.Ann, "Ann Miller", "+14155550111", "abc", new("not-a-number", "Not a phone number.", null))]));
    }

    private void MapNotices(RouteGroupBuilder notices)
    {
        notices.MapGet("", (NoticeOutcome? outcome) => new Page<NoticeRow>([.. Notices.Where(notice => outcome is null || notice.Outcome == outcome)], null));
        notices.MapPost("/{id:guid}/send-now", (Guid id) =>
        {
            var held = Notices.Single(notice => notice.Id == id);
            Notices[Notices.IndexOf(held)] = held with { Outcome = NoticeOutcome.Sent, Reason = null, HeldUntil = null, ReleasedBy = "Olivia Park" };
            return Notices.Single(notice => notice.Id == id);
        });
    }

    private void MapNotifications(RouteGroupBuilder notifications)
    {
        notifications.MapGet("", () => Switches);
        notifications.MapPut("", (SaveNotificationSwitches save) => Switches = Switches with
        {
            EventStarted = save.EventStarted,
            ServicesRequested = save.ServicesRequested,
            ServiceChangeRequested = save.ServiceChangeRequested,
            StaffLateToOwnEvent = save.StaffLateToOwnEvent,
            StaffLateToEvent = save.StaffLateToEvent,
            LateAfterMinutes = save.LateAfterMinutes,
            QuietHours = save.QuietHours,
        });
    }

    private void MapUnassigned(RouteGroupBuilder unassigned)
    {
        unassigned.MapGet("", (UnassignedStanding? standing) => new Page<UnassignedText>([.. Unassigned.Where(text => text.Standing == (standing ?? UnassignedStanding.Open))], null));
        unassigned.MapGet("/count", () => new UnassignedCount(
            Unassigned.Count(text => text.Standing == UnassignedStanding.Open), Unassigned.Count(text => text.Standing == UnassignedStanding.Assigned), 0));
        unassigned.MapPost("/{id:guid}/assign", (Guid id, AssignText to) =>
        {
            Assigned = to;
            return Decide(id, text => text with { Standing = UnassignedStanding.Assigned, AssignedTo = to.ContactId, AssignedName = "Ben Stone", Remembered = to.RememberNumber });
        });
        unassigned.MapPost("/{id:guid}/undo", (Guid id) => Decide(id, text => text with { Standing = UnassignedStanding.Open, AssignedTo = null }));
        unassigned.MapPost("/{id:guid}/block", (Guid id) => Decide(id, text => text with { Standing = UnassignedStanding.Blocked }));
    }

    private void MapRegistration(RouteGroupBuilder registration)
    {
        registration.MapGet("", () => Registration);
        registration.MapPost("/check", (RegistrationForm form) => Findings(form) is var findings
            ? new FormCheck(findings.All(finding => !finding.Blocks), findings, new("We text about visits.", null, null, null, null))
            : null);
        registration.MapPost("", (RegistrationForm form) => Submit(form));
        registration.MapPut("", (RegistrationForm form) => Submit(form));
        registration.MapPost("/resend-yes", () => Registration);
    }

    private RegistrationStatus Submit(RegistrationForm form) => Registration = new(true, Some.Registration(form));

    private UnassignedText Decide(Guid id, Func<UnassignedText, UnassignedText> decide)
    {
        var at = Unassigned.FindIndex(text => text.TextId == id);
        return Unassigned[at] = decide(Unassigned[at]);
    }

    private int Count(BulkChangeRequest change) => change.ContactIds?.Count ?? Found(change.Filter ?? new()).Count;

    private List<ContactRow> Found(ContactFilter filter) =>
    [
        .. Contacts.Where(row => (filter.Kind is null || row.Kind == filter.Kind)
            && (filter.TextingEnabled is null || row.TextingEnabled == filter.TextingEnabled)
            && (filter.Search is null || row.Name.Contains(filter.Search, StringComparison.OrdinalIgnoreCase))),
    ];

    private TextingNumberStatus Own(NumberState state) => Number = Number with
    {
        Number = Owned(state),
        Standing = state == NumberState.Owned ? SenderStanding.Provisioning : null,
        StandingReason = state == NumberState.Owned ? "The verification is not done yet." : null,
    };
}
