using System.Globalization;

namespace DemoPlatform.History;

/// <summary>
/// What the product itself told people in the past month: visits that were started without a word of the sitter, sitters who were late,
/// and what clients asked for. The words are those of the rules in Notifications.
/// </summary>
internal sealed class Notices
{
    public const string EventStarted = "EventStarted";
    public const string ServicesRequested = "ServicesRequested";
    public const string ServiceChangeRequested = "ServiceChangeRequested";
    public const string LateToOwnEvent = "StaffLateToOwnEvent";
    public const string LateToEvent = "StaffLateToEvent";

    /// <summary>From how many minutes on the company hears of a late sitter.</summary>
    public const int LateAfter = 10;

    // A seed of its own, so that the conversations are the same with notices and without.
    private const ulong Seed = 11;
    private const int LateEveryDays = 5;
    private const int RequestEveryDays = 6;
    private const int ChangeEveryDays = 7;
    private static readonly TimeSpan OfUse = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan OfUseToTheOffice = TimeSpan.FromHours(24);

    private readonly Dice _dice = new(Seed);
    private readonly TextMaker _maker;
    private readonly Func<PastEntry, bool> _add;
    private readonly List<PastNotice> _told = [];
    private readonly HashSet<(Guid Client, DateOnly Day)> _heard;
    private readonly DateTimeOffset _now;

    private Notices(Month month, DateTimeOffset now, Func<PastEntry, bool> add)
    {
        (_maker, _now, _add) = (new TextMaker(_dice), now, add);
        _heard = [.. month.Entries.Select(entry => (entry.Client.Id, Month.DayOf(entry.At)))];
    }

    /// <param name="month">With everything that people said.</param>
    /// <param name="now">Where the past ends.</param>
    /// <param name="add">Puts a line into its feed, unless that is still to come.</param>
    public static IReadOnlyList<PastNotice> Of(Month month, DateTimeOffset now, Func<PastEntry, bool> add)
    {
        var notices = new Notices(month, now, add);
        var number = 0;
        for (var day = month.FirstDay; day <= Month.DayOf(now); day = day.AddDays(1))
        {
            number++;
            notices.Start(day);
            if (number % LateEveryDays == 2) notices.BeLate(day, number);
            if (number % RequestEveryDays == 3) notices.Ask(day);
            if (number % ChangeEveryDays == 5) notices.AskForAnother(day);
        }

        return notices._told;
    }

    // The sitter wrote nothing that day: the client hears of the visit all the same.
    private void Start(DateOnly day)
    {
        var client = Somebody();
        if (!_heard.Add((client.Id, day))) return;
        var (at, sitter) = (When(day, 8, 18), PastClient.Sitters[client.Sitter]);
        Tell(new(_dice.Id(at), EventStarted, _dice.Id(at), client, $"Happy Paws Pet Care: {First(sitter.Name)} has started {Service(client)} with {client.Pet}.", at) { NotAfter = at + OfUse });
    }

    private void BeLate(DateOnly day, int number)
    {
        var client = Somebody();
        var (due, sitter) = (When(day, 9, 17, wholeMinutes: 15), PastClient.Sitters[client.Sitter]);
        var (clock, visit) = (Month.Wall(due).ToString("h:mm tt", CultureInfo.InvariantCulture), _dice.Id(due));
        // Every third time it is a matter of a few minutes.
        if (number % 3 == 0)
        {
            foreach (var kind in new[] { LateToOwnEvent, LateToEvent }) Tell(new(_dice.Id(due.AddMinutes(5)), kind, visit, null, "", due.AddMinutes(5)) { Reason = "not-late-enough" });
            return;
        }

        var minutes = _dice.Between(2, 4) * 5;
        var at = due.AddMinutes(minutes).AddSeconds(_dice.Between(2, 20));
        var notAfter = due.AddMinutes(minutes) + OfUse;
        Tell(new(_dice.Id(at), LateToOwnEvent, visit, PastClient.Team.Single(one => one.Id == sitter.Id),
            $"You are {minutes} min late: {Service(client)} for {client.First} {client.Last} was due at {clock}. Please start it or call the office.", at) { IsUrgent = true, NotAfter = notAfter });
        TellOffice(LateToEvent, visit, $"{sitter.Name} is {minutes} min late: {Service(client)} for {client.First} {client.Last} was due at {clock}.", at, notAfter, isUrgent: true);
    }

    private void Ask(DateOnly day)
    {
        var client = Somebody();
        var (at, first) = (When(day, 9, 20), day.AddDays(_dice.Between(6, 16)));
        var summary = _dice.Of(
        [
            $"two visits a day for {client.Pet}, {Short(first)} to {Short(first.AddDays(_dice.Between(2, 6)))}",
            $"an overnight stay for {client.Pet} on {Short(first)}",
            $"{Service(client)} for {client.Pet} every {first.DayOfWeek} from {Short(first)}",
        ]);
        TellOffice(ServicesRequested, _dice.Id(at), $"{client.First} {client.Last} requests services: {summary}", at, at + OfUseToTheOffice);
    }

    private void AskForAnother(DateOnly day)
    {
        var client = Somebody();
        var (at, visit) = (When(day, 8, 20), Short(day.AddDays(_dice.Between(1, 5))));
        var words = _dice.Chance(40)
            ? $"{client.First} {client.Last} requests a cancellation: {Service(client)} on {visit}"
            : $"{client.First} {client.Last} requests a change: {Service(client)} on {visit}, {_dice.Between(1, 5)} PM instead of 11 AM";
        TellOffice(ServiceChangeRequested, _dice.Id(at), words, at, at + OfUseToTheOffice);
    }

    private void TellOffice(string kind, Guid cause, string words, DateTimeOffset at, DateTimeOffset notAfter, bool isUrgent = false)
    {
        foreach (var person in PastClient.Office)
            Tell(new(_dice.Id(at), kind, cause, PastClient.Team.Single(one => one.Id == person.Id), words, at) { IsUrgent = isUrgent, NotAfter = notAfter });
    }

    // One that would still be to come is left out, with its line.
    private void Tell(PastNotice notice)
    {
        var entry = notice.To is null ? null : _maker.Notice(notice.To, notice.Words, notice.At, $"{notice.EventId}:{notice.To.Id}:text", notice.IsUrgent);
        if (entry is null ? notice.At < _now : _add(entry)) _told.Add(notice with { Entry = entry });
    }

    // Whose phone can be reached, and who wants to hear from us.
    private PastClient Somebody() => _dice.Weighted([.. PastClient.All.Where(one => one.Code is null && one != PastClient.Stopped && one != PastClient.CameBack)], one => one.Often);

    private DateTimeOffset When(DateOnly day, int fromHour, int toHour, int wholeMinutes = 1) => wholeMinutes > 1
        ? Month.At(day, _dice.Between(fromHour, toHour - 1), _dice.Below(60 / wholeMinutes) * wholeMinutes)
        : Month.At(day, _dice.Between(fromHour, toHour - 1), _dice.Below(60), _dice.Below(60));

    private static string Service(PastClient client) => client.Kind == "dog" ? "30 minute dog walk" : "20 minute cat visit";

    private static string First(string name) => name.Split(' ')[0];

    private static string Short(DateOnly day) => day.ToString("ddd, MMM d", CultureInfo.InvariantCulture);
}
