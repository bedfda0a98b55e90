using Texting.Contracts.Notifications.Http;
using Web.Clients;

namespace Web.Settings.Notifications;

/// <summary>Who hears of what: edited here, saved as a whole. What was chosen stays when saving fails.</summary>
public sealed class NotificationsModel(NotificationsClient notifications)
{
    private static readonly QuietHours Night = new(new(21, 0), new(8, 0));

    public NotificationSwitches? Saved { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsSaving { get; private set; }

    /// <summary>The last save went through and nothing was changed since.</summary>
    public bool IsJustSaved { get; private set; }

    public bool EventStarted { get; set; }

    public bool ServicesRequested { get; set; }

    public bool ServiceChangeRequested { get; set; }

    public bool StaffLateToOwnEvent { get; set; }

    public bool StaffLateToEvent { get; set; }

    public int LateAfterMinutes { get; set; }

    public bool HasQuietHours { get; set; }

    public TimeOnly QuietFrom { get; set; } = Night.From;

    public TimeOnly QuietTo { get; set; } = Night.To;

    public bool IsChanged => Saved is { } saved && Draft(saved.Version) != new SaveNotificationSwitches(
        saved.EventStarted, saved.ServicesRequested, saved.ServiceChangeRequested, saved.StaffLateToOwnEvent, saved.StaffLateToEvent,
        saved.LateAfterMinutes, saved.QuietHours, saved.Version);

    /// <summary>Clients hear of a started event only when the mobile app's own switch is on as well.</summary>
    public bool MobileAppIsOff => EventStarted && Saved is { EventStartedEnabledInMobileApp: false };

    /// <summary>A switch for the office is on, and there is nobody in it.</summary>
    public bool NobodyHears => Saved is { OfficePeople: 0 } && (ServicesRequested || ServiceChangeRequested || StaffLateToEvent);

    public async Task LoadAsync()
    {
        var answer = await notifications.ReadAsync();
        Problem = answer.Problem;
        if (answer.IsOk) Take(answer.Value);
    }

    public async Task SaveAsync()
    {
        if (Saved is not { } saved || IsSaving) return;
        (IsSaving, IsJustSaved, Problem) = (true, false, null);
        var answer = await notifications.SaveAsync(Draft(saved.Version));
        (IsSaving, Problem) = (false, answer.Problem);
        if (!answer.IsOk) return;
        Take(answer.Value);
        IsJustSaved = true;
    }

    public void Discard()
    {
        if (Saved is { } saved) Take(saved);
    }

    private SaveNotificationSwitches Draft(string version) => new(
        EventStarted, ServicesRequested, ServiceChangeRequested, StaffLateToOwnEvent, StaffLateToEvent, LateAfterMinutes,
        HasQuietHours ? new(QuietFrom, QuietTo) : null, version);

    private void Take(NotificationSwitches saved)
    {
        (Saved, IsJustSaved) = (saved, false);
        (EventStarted, ServicesRequested, ServiceChangeRequested) = (saved.EventStarted, saved.ServicesRequested, saved.ServiceChangeRequested);
        (StaffLateToOwnEvent, StaffLateToEvent, LateAfterMinutes) = (saved.StaffLateToOwnEvent, saved.StaffLateToEvent, saved.LateAfterMinutes);
        HasQuietHours = saved.QuietHours is not null;
        (QuietFrom, QuietTo) = saved.QuietHours ?? Night;
    }
}
