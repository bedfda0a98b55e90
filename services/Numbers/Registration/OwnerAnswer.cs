namespace Numbers.Registration;

/// <summary>The question for a YES as a matter of time: how much is left, when to remind, when it is over.</summary>
public static class OwnerAnswer
{
    /// <summary>Who asks: the registry's own number.</summary>
    public const string From = "+19152782000";

    // After 2 and after 20 of the 24 hours.
    private static readonly double[] ReminderShares = [2.0 / 24, 20.0 / 24];

    public static bool IsOver(DateTimeOffset askedAt, TimeSpan within, DateTimeOffset now) => now >= askedAt + within;

    /// <summary>How many reminders are due by now.</summary>
    public static int RemindersDue(DateTimeOffset askedAt, TimeSpan within, DateTimeOffset now) => ReminderShares.Count(share => now >= askedAt + within * share);

    /// <summary>The next moment at which something happens without the owner: a reminder or the end.</summary>
    public static DateTimeOffset NextEvent(DateTimeOffset askedAt, TimeSpan within, int reminders) =>
        askedAt + within * (reminders < ReminderShares.Length ? ReminderShares[reminders] : 1);

    /// <summary>Why the question cannot be sent again now; null when it can.</summary>
    public static string? ResendRefusal(int questions, int most, DateTimeOffset? askedAt, TimeSpan pause, DateTimeOffset now) =>
        questions >= most ? $"The text was sent {questions} times already, which is as often as it can be. Contact support."
        : askedAt is { } at && now < at + pause ? $"The text was sent a moment ago. It can be sent again {Minutes(at + pause - now)}."
        : null;

    /// <summary>In words that change with the reminders only, so that each is announced once.</summary>
    public static string Reason(int reminders, string maskedPhone) => reminders switch
    {
        0 => $"A text from (915) 278-2000 was sent to {maskedPhone}. Reply YES to it within 24 hours.",
        1 => $"Reminder: reply YES to the text from (915) 278-2000 on {maskedPhone}. About 22 hours are left.",
        _ => $"Last reminder: reply YES to the text from (915) 278-2000 on {maskedPhone}. About 4 hours are left.",
    };

    /// <summary>All but the last four digits.</summary>
    public static string Mask(string phone) => phone.Length > 4 ? $"(•••) •••-{phone[^4..]}" : "••••";

    private static string Minutes(TimeSpan left) => left <= TimeSpan.FromMinutes(1) ? "in a minute" : $"in {Math.Ceiling(left.TotalMinutes):0} minutes";
}
