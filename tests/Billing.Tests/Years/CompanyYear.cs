using Billing.Periods;
using Texting.Contracts.Messaging;
using static Billing.Tests.BillingHost;

namespace Billing.Tests.Years;

/// <summary>What a year of a company should have cost, worked out the simple way: one pool, no lots, no tables.</summary>
internal sealed record ExpectedMonth(int Staff, int Sent, int Received, int RolloverIn, int RolloverOut, int Overage, decimal Amount);

/// <summary>
/// A year of a company: people who come and go, texts, corrections, news that come late, moves to other time zones. A copy of
/// the company can live the same year with its facts in another order.
/// </summary>
internal sealed class CompanyYear
{
    private readonly List<(DateTimeOffset From, DateTimeOffset? Until)> _staff = [];
    private readonly List<(int Tells, Func<Copy, object> Fact)> _facts = [];
    private readonly int[] _sent;
    private readonly int[] _received;
    private readonly List<(int Tells, TimeZoneInfo Zone)> _moves = [];
    private readonly DateOnly _first;
    private readonly TimeZoneInfo _zone;

    private CompanyYear(DateOnly first, int months, TimeZoneInfo zone) =>
        (_first, _zone, _sent, _received) = (first, zone, new int[months], new int[months]);

    /// <summary>Its IANA zone.</summary>
    internal string Zone => _zone.Id;

    internal static CompanyYear Draw(Random random, DateOnly first, int months)
    {
        var zones = TimeZoneInfo.GetSystemTimeZones();
        var year = new CompanyYear(first, months, zones[random.Next(zones.Count)]);
        // A month is opened with the end it has in the zone of that time; what happens in it is drawn within that.
        for (var tells = random.Next(1, 2 * months); tells < months; tells += random.Next(1, months))
        {
            var (zone, version) = (zones[random.Next(zones.Count)], year._moves.Count + 2);
            year._moves.Add((tells, zone));
            year.TellFrom(tells, copy => CompanyIn(copy.Company, zone.Id, version));
        }

        year.TellFrom(0, copy => ReservedAt(copy.Company, year.Moment(random, 0), copy.Id("number")));
        for (var person = 0; person < random.Next(1, 5); person++) year.DrawPerson(random, $"person {person}", months);
        // A loud company uses up its pool, a quiet one collects rollover.
        var loudness = random.Next(1, 60);
        for (var month = 0; month < months; month++)
            for (var i = random.Next(0, 9); i > 0; i--) year.DrawText(random, month, loudness, $"text {month}-{i}");
        return year;
    }

    /// <summary>The facts a copy hears of in one month.</summary>
    internal IEnumerable<object> Told(Copy copy, int month) => _facts.Where(fact => fact.Tells == month).Select(fact => fact.Fact(copy));

    /// <summary>Texts billed in a month.</summary>
    internal int Used(int month) => _sent[month] + _received[month];

    internal IEnumerable<ExpectedMonth> Expected()
    {
        var left = 0;
        for (var month = 0; month < _sent.Length; month++)
        {
            var (start, end) = (Start(month), Start(month + 1));
            var staff = _staff.Count(person => person.From < end && (person.Until is not { } until || until > start));
            var pool = left + (250 * staff);
            var overage = Math.Max(0, Used(month) - pool);
            yield return new(staff, _sent[month], _received[month], left, left = Math.Max(0, pool - Used(month)), overage, Math.Round(overage * 0.025m, 2, MidpointRounding.AwayFromZero));
        }
    }

    private void DrawPerson(Random random, string name, int months)
    {
        var (comes, goes) = (random.Next(-1, months), random.Next(0, months + 6));
        var from = comes < 0 ? Start(0).AddYears(-1) : Moment(random, comes);
        DateTimeOffset? until = goes < months && goes > comes ? Moment(random, goes) : null;
        _staff.Add((from, until));
        TellFrom(Math.Max(0, comes), copy => StaffOf(copy.Company, from, null, copy.Id(name), 1));
        if (until is not null) TellFrom(goes, copy => StaffOf(copy.Company, from, until, copy.Id(name), 2));
    }

    private void DrawText(Random random, int month, int loudness, string name)
    {
        // Some news come one or two months late: billed in the month they come, on their true day.
        var tells = random.Next(8) == 0 ? Math.Min(_sent.Length - 1, month + random.Next(1, 3)) : month;
        var (at, segments, isSent) = (Moment(random, month), random.Next(1, 2 + loudness), random.Next(3) > 0);
        var count = isSent ? _sent : _received;
        count[tells] += segments;
        TellFrom(tells, copy => isSent
            ? new MessageSent(copy.Id(name), copy.Company, null, at, segments, 0, Purpose.FeedMessage)
            : new MessageReceived(copy.Id(name), copy.Company, null, at, segments, 0, IsKeyword: false));
        if (random.Next(4) == 0)
        {
            // The carrier counts otherwise, maybe after the month was closed: the difference is billed where it comes.
            var (corrected, hears) = (random.Next(1, 2 + loudness), Math.Min(_sent.Length - 1, tells + random.Next(0, 2)));
            count[hears] += corrected - segments;
            TellFrom(hears, copy => new MessageSegmentsCorrected(copy.Id(name), copy.Company, corrected, 1));
        }

        if (random.Next(6) == 0) TellFrom(tells, copy => new MessageFailed(copy.Id(name), copy.Company, at.AddMinutes(1), 30003, WasAccepted: true));
        if (random.Next(6) == 0) TellFrom(tells, copy => new MessageFailed(copy.Id($"{name} refused"), copy.Company, at, 21610, WasAccepted: false));
    }

    private void TellFrom(int month, Func<Copy, object> fact) => _facts.Add((month, fact));

    // The end of a month is fixed when the month before it is closed.
    private DateTimeOffset Start(int month) => PeriodCalendar.StartOf(
        _first.AddMonths(month), _moves.Where(move => move.Tells <= month - 2).Select(move => move.Zone).LastOrDefault(_zone));

    // The first and the last instant of the month more often than chance would.
    private DateTimeOffset Moment(Random random, int month)
    {
        var (start, end) = (Start(month), Start(month + 1));
        return random.Next(6) switch
        {
            0 => start,
            1 => end.AddMilliseconds(-1),
            _ => start.AddSeconds(random.NextDouble() * (end - start).TotalSeconds),
        };
    }
}

/// <summary>One of the companies that live the same year.</summary>
internal sealed class Copy(Guid company)
{
    private readonly Dictionary<string, Guid> _ids = [];

    internal Guid Company { get; } = company;

    internal Guid Id(string name) => _ids.TryGetValue(name, out var id) ? id : _ids[name] = Guid.CreateVersion7();
}
