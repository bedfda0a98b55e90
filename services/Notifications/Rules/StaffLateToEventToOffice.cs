using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Rules;

/// <summary>"When Enabled, all Admins/Office Managers will be notified by text when a staff member is late to an event."</summary>
internal sealed class StaffLateToEventToOffice : INotificationRule<StaffLate>
{
    public NoticeKind Kind => NoticeKind.StaffLateToEvent;

    public Verdict Decide(StaffLate happened, Situation situation)
    {
        if (!situation.Settings.StaffLateToEvent) return Verdict.Nobody(Reasons.SwitchOff);
        if (!Lateness.Counts(happened, situation)) return Verdict.Nobody(Reasons.NotLateEnough);

        var who = situation.NameOf(happened.StaffId) ?? "A staff member";
        var client = situation.NameOf(happened.ClientId) is { } name ? $" for {name}" : "";
        var (late, due) = (Lateness.HowLate(happened), Lateness.Due(happened, situation));
        var words = OneText.Of(
            $"{who} is {late}: {happened.ServiceName}{client} was due at {due}.",
            $"{who} is {late} (due {due}): {happened.ServiceName}");
        // An admin who is late and told so as the late one needs no second text about it.
        Guid? toldAlready = situation.Settings.StaffLateToOwnEvent ? happened.StaffId : null;
        return Office.Tell(situation, words, SendUrgency.Urgent, Lateness.NotAfter(happened), toldAlready);
    }
}
