using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Rules;

/// <summary>"When Enabled, all Admins/Office Managers will be notified by text when a client submits a Service Change/Cancellation Request."</summary>
internal sealed class ServiceChangeRequestedToOffice : INotificationRule<ServiceChangeRequested>
{
    public NoticeKind Kind => NoticeKind.ServiceChangeRequested;

    public Verdict Decide(ServiceChangeRequested happened, Situation situation)
    {
        if (!situation.Settings.ServiceChangeRequested) return Verdict.Nobody(Reasons.SwitchOff);

        var who = situation.NameOf(happened.ClientId) ?? "A client";
        var what = happened.Kind is ServiceChangeKind.Cancellation ? "a cancellation" : "a change";
        return Office.Tell(situation, OneText.Of($"{who} requests {what}: {happened.Summary}"), SendUrgency.Normal, happened.RequestedAt + ServicesRequestedToOffice.OfUse);
    }
}
