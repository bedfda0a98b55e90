using Texting.Contracts.Platform;

namespace Notifications.Rules;

/// <summary>What the two rules about lateness share.</summary>
internal static class Lateness
{
    private static readonly TimeSpan OfUse = TimeSpan.FromMinutes(30);

    /// <summary>The platform tells again when the delay grows; the first time at or over the company's minutes counts.</summary>
    internal static bool Counts(StaffLate happened, Situation situation) => happened.MinutesLate >= situation.Settings.LateAfterMinutes;

    /// <summary>Of use for half an hour after the delay that it speaks of.</summary>
    internal static DateTimeOffset NotAfter(StaffLate happened) => happened.ScheduledStart.AddMinutes(happened.MinutesLate) + OfUse;

    /// <summary>For example <c>15 min late</c>.</summary>
    internal static string HowLate(StaffLate happened) => happened.MinutesLate > 0 ? $"{happened.MinutesLate} min late" : "late";

    /// <summary>When it should have started, by the company's clock: that is the clock of the schedule.</summary>
    internal static string Due(StaffLate happened, Situation situation) => LocalTime.Clock(happened.ScheduledStart, situation.Company?.TimeZone);
}
