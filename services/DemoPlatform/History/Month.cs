namespace DemoPlatform.History;

/// <summary>
/// What the demo company and its clients texted each other until now: drawn, not copied, and always the same for the same
/// day. It reaches some days into the month before, so that there is a closed one to look at.
/// </summary>
internal sealed class Month
{
    private const ulong Seed = 7;
    private const int Days = 31;
    private const int DaysOfLastMonth = 12;
    private const int FirstHour = 7;
    private const int LastHour = 21;
    private const int UnreadHours = 26;
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private readonly Dice _dice = new(Seed);
    private readonly TextMaker _maker;
    private readonly DateTimeOffset _now;
    private readonly DateOnly _today;

    private Month(DateTimeOffset now)
    {
        _now = now;
        _maker = new TextMaker(_dice);
        _today = DayOf(now);
        var monthsEnd = new DateOnly(_today.Year, _today.Month, 1).AddDays(-DaysOfLastMonth);
        var first = _today.AddDays(-Days);
        FirstDay = first < monthsEnd ? first : monthsEnd;
        for (var day = FirstDay; day <= _today; day = day.AddDays(1)) Live(day);
        foreach (var special in Specials.Of(this, _maker, _today)) Add(special);
        Notices = History.Notices.Of(this, now, Add);
        Entries.Sort((one, other) => one.At.CompareTo(other.At));
    }

    public DateOnly FirstDay { get; }

    /// <summary>Oldest first.</summary>
    public List<PastEntry> Entries { get; } = [];

    /// <summary>Texts that belong to no feed.</summary>
    public List<PastText> Strays { get; } = [];

    /// <summary>What the product itself told people; what it texted stands among the entries.</summary>
    public IReadOnlyList<PastNotice> Notices { get; }

    public IEnumerable<PastText> Texts => Entries.SelectMany(entry => entry.Texts).Concat(Strays);

    public static Month Until(DateTimeOffset now) => new(now);

    /// <summary>The end of that hour and minute on the company's wall.</summary>
    public static DateTimeOffset At(DateOnly day, int hour, int minute, int second = 0)
    {
        var wall = day.ToDateTime(new TimeOnly(hour, minute, second));
        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <summary>The company's day.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Wall(at));

    /// <summary>What the clock on the company's wall shows.</summary>
    public static DateTime Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>Entries of the client that nobody has read: what came lately after the last answer.</summary>
    public int Unread(IReadOnlyList<PastEntry> feed) => feed.Reverse()
        .TakeWhile(entry => entry.Kind == PastEntry.Inbound && entry.At > _now.AddHours(-UnreadHours)).Count();

    private void Live(DateOnly day)
    {
        var stories = day.DayOfWeek switch
        {
            DayOfWeek.Sunday => _dice.Between(4, 6),
            DayOfWeek.Saturday => _dice.Between(6, 8),
            _ => _dice.Between(8, 11),
        };
        var seen = new HashSet<int>();
        for (var count = 0; count < stories; count++)
        {
            var client = _dice.Weighted(PastClient.All, one => one.Often);
            var story = _dice.Weighted([.. Story.All.Where(told => told.Suits(client))], told => told.Weight);
            if (seen.Add(client.Number) && (client.Code is null || !story.Lines[0].FromClient)) Tell(story, client, day);
        }
    }

    private void Tell(Story story, PastClient client, DateOnly day)
    {
        var at = At(day, _dice.Between(story.FromHour, story.ToHour - 1), _dice.Below(60), _dice.Below(60));
        var author = story.ByOffice ? _dice.Of(PastClient.Office) : PastClient.Sitters[client.Sitter];
        foreach (var line in story.Lines)
        {
            at = at.AddMinutes(_dice.Between(line.AfterLeast, line.AfterMost)).AddSeconds(_dice.Below(50));
            var happens = _dice.Chance(line.Chance);
            var entry = _maker.Said(line, client, author, at);
            // Nobody is waked up, and whoever cannot be reached does not answer.
            if (Wall(at).Hour is < FirstHour or >= LastHour) return;
            if (happens && !(line.FromClient && client.Code is not null)) Add(entry);
        }
    }

    private bool Add(PastEntry entry)
    {
        // The last minutes stay free: what is said now comes after all that was said before.
        if (entry.Texts.Select(text => text.FinalAt).Append(entry.At).Max() >= _now.AddMinutes(-2) || Specials.IsSilent(entry, _today)) return false;
        Entries.Add(entry);
        return true;
    }
}
