using Texting.Contracts.Notifications.Http;

namespace Notifications.Rules;

/// <summary>Given this event, these settings and this audience: these notices, or the reason for none. Pure; one file each.</summary>
/// <typeparam name="TEvent">The fact of the bus.</typeparam>
internal interface INotificationRule<in TEvent>
{
    /// <summary>What its notices are about.</summary>
    NoticeKind Kind { get; }

    /// <summary>Decides who is told what. Whether it is still of use, and whether somebody sleeps, is decided afterwards for all rules alike.</summary>
    Verdict Decide(TEvent happened, Situation situation);
}
