using System.Globalization;

namespace TwilioSimulator.Messages;

/// <summary>
/// <c>DateSent=</c> is that GMT day. <c>DateSent&gt;=</c> and <c>DateSent&lt;=</c> include their bound; a bound
/// without a time means the whole day.
/// </summary>
internal sealed record DateSentFilter(DateTimeOffset? From, DateTimeOffset? Until)
{
    static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    public bool Allows(DateTimeOffset? at) =>
        (From is null && Until is null) || (at is { } moment && (From is null || moment >= From) && (Until is null || moment < Until));

    public static bool TryRead(IQueryCollection query, out DateSentFilter filter)
    {
        filter = new DateSentFilter(null, null);
        if (!TryRead(query["DateSent"], out var on, out _)
            || !TryRead(query["DateSent>"], out var after, out _)
            || !TryRead(query["DateSent<"], out var before, out var wholeDay)) return false;

        var day = on is { } exact ? new DateTimeOffset(exact.UtcDateTime.Date, TimeSpan.Zero) : (DateTimeOffset?)null;
        // The upper bound is included: to the end of its day, or of its second.
        var until = before + (wholeDay ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1));
        filter = new DateSentFilter(day ?? after, day?.AddDays(1) ?? until);
        return true;
    }

    static bool TryRead(string? text, out DateTimeOffset? at, out bool wholeDay)
    {
        (at, wholeDay) = (null, false);
        if (string.IsNullOrEmpty(text)) return true;

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        wholeDay = DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var moment);
        if (!wholeDay && !DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Utc, out moment)) return false;
        at = moment;
        return true;
    }
}
