using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Rules;

/// <summary>"When Enabled, staff members will be notified by text when they are late to their own event."</summary>
internal sealed class StaffLateToOwnEventToStaff : INotificationRule<StaffLate>
{
    public NoticeKind Kind => NoticeKind.StaffLateToOwnEvent;

    public Verdict Decide(StaffLate happened, Situation situation)
    {
        if (!situation.Settings.StaffLateToOwnEvent) return Verdict.Nobody(Reasons.SwitchOff);
        if (!Lateness.Counts(happened, situation)) return Verdict.Nobody(Reasons.NotLateEnough);
        if (situation.Find(happened.StaffId) is { Active: false }) return Verdict.Nobody(Reasons.PersonInactive);

        var client = situation.NameOf(happened.ClientId) is { } name ? $" for {name}" : "";
        var (late, due) = (Lateness.HowLate(happened), Lateness.Due(happened, situation));
        var words = OneText.Of(
            $"You are {late}: {happened.ServiceName}{client} was due at {due}. Please start it or call the office.",
            $"You are {late}: {happened.ServiceName}{client} was due at {due}.",
            $"You are {late} (due {due}): {happened.ServiceName}");
        return Verdict.Tell([new Draft(happened.StaffId, ContactKind.Staff, NoticeChannel.Text, words, SendUrgency.Urgent, Lateness.NotAfter(happened))]);
    }
}
