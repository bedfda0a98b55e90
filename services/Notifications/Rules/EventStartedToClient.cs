using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Rules;

/// <summary>"When enabled, we will text your client to inform them when a visit is started. Note that this must also be enabled in Settings > Mobile App > Configuration."</summary>
internal sealed class EventStartedToClient : INotificationRule<EventStarted>
{
    private static readonly TimeSpan OfUse = TimeSpan.FromMinutes(30);

    // "I am at the door" a moment before the start is pressed is about this visit.
    private static readonly TimeSpan AboutTheSame = TimeSpan.FromMinutes(5);

    public NoticeKind Kind => NoticeKind.EventStarted;

    public Verdict Decide(EventStarted happened, Situation situation)
    {
        if (!situation.Settings.EventStarted) return Verdict.Nobody(Reasons.SwitchOff);
        if (situation.Company is not { EventStartedEnabledInMobileApp: true }) return Verdict.Nobody(Reasons.MobileAppSwitchOff);
        // A client who is not known here is told: whether anybody can be texted is Messaging's to say.
        if (situation.Find(happened.ClientId) is { Active: false }) return Verdict.Nobody(Reasons.PersonInactive);

        var who = situation.FirstNameOf(happened.StaffId) ?? "Your sitter";
        var company = situation.Company.Name;
        var pets = string.IsNullOrWhiteSpace(happened.PetNames) ? "" : $" with {happened.PetNames}";
        var words = OneText.Of(
            $"{company}: {who} has started {happened.ServiceName}{pets}.",
            $"{who} has started {happened.ServiceName}{pets}.",
            $"{who} has started {happened.ServiceName}.");
        return Verdict.Tell([new Draft(
            happened.ClientId, ContactKind.Client, NoticeChannel.Text, words, SendUrgency.Normal, happened.StartedAt + OfUse, situation.Find(happened.ClientId)?.TimeZone,
            new(happened.StaffId, happened.StartedAt - AboutTheSame))]);
    }
}
