using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Rules;

/// <summary>"When Enabled, all Admins/Office Managers will be notified by text when a client requests new services."</summary>
internal sealed class ServicesRequestedToOffice : INotificationRule<ServicesRequested>
{
    internal static readonly TimeSpan OfUse = TimeSpan.FromHours(24);

    public NoticeKind Kind => NoticeKind.ServicesRequested;

    public Verdict Decide(ServicesRequested happened, Situation situation)
    {
        if (!situation.Settings.ServicesRequested) return Verdict.Nobody(Reasons.SwitchOff);

        var who = situation.NameOf(happened.ClientId) ?? "A client";
        return Office.Tell(situation, OneText.Of($"{who} requests services: {happened.Summary}"), SendUrgency.Normal, happened.RequestedAt + OfUse);
    }
}
