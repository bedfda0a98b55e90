namespace DemoPlatform.History;

/// <summary>What happens once in a month: STOP, START, and texts of people nobody knows.</summary>
internal static class Specials
{
    private const int CameBackDay = 19;
    private const int CameBackAfter = 2;
    private const int StoppedDay = 9;
    private const string StopNote = "The client texted STOP: this number cannot be texted any more. Only START, texted by them, lifts it.";
    private const string StartNote = "The client texted START: a STOP of this number no longer holds.";
    private static readonly Line Visit = new(false, false, 100, 0, 0, ["Hi {name}, visit started. {pet} says hello!"]);

    /// <summary>The lines of feeds; strays go to the month by themselves.</summary>
    public static List<PastEntry> Of(Month month, TextMaker maker, DateOnly today)
    {
        var (back, gone) = (PastClient.CameBack, PastClient.Stopped);
        var (stopped, started, ended) = (today.AddDays(-CameBackDay), today.AddDays(CameBackAfter - CameBackDay), today.AddDays(-StoppedDay));
        month.Strays.Add(maker.Came("+15105550177", "Hi, is this Happy Paws? My neighbor Ann gave me your number. Do you have room for a beagle in December?", Month.At(today.AddDays(-2), 16, 12)) with { Unassigned = "NobodyKnown" });
        month.Strays.Add(maker.Came("+14155550118", "Tomorrow at 8 is fine, thanks!", Month.At(today.AddDays(-1), 18, 41)) with { Unassigned = "SeveralPeople" });
        return
        [
            maker.Said(Visit, back, PastClient.Sitters[back.Sitter], Month.At(stopped, 9, 2)),
            maker.Inbound(back, "STOP", Month.At(stopped, 9, 31), isKeyword: true, note: StopNote),
            maker.Inbound(back, "START", Month.At(started, 10, 4), isKeyword: true, note: StartNote),
            maker.Inbound(back, "Sorry, that was my son playing with the phone!", Month.At(started, 10, 5)),
            maker.Outbound(back, PastClient.Office[0], $"Ha, no harm done. {back.Pet} sends regards!", Month.At(started, 10, 19)),

            maker.Said(Visit, gone, PastClient.Sitters[gone.Sitter], Month.At(ended, 11, 20)),
            maker.Inbound(gone, "Stop", Month.At(ended, 12, 3), isKeyword: true, note: StopNote),
            new PastEntry(maker.Dice.Id(Month.At(ended, 14, 30)), gone, PastEntry.Outbound, $"Hi {gone.First}, we noted that you want no more texts. We write by email from now on.", Month.At(ended, 14, 30))
            {
                Author = PastClient.Office[1],
                NotTexted = "OptedOut",
            },
        ];
    }

    /// <summary>While a STOP holds nothing is texted, and who left has nothing more to say.</summary>
    public static bool IsSilent(PastEntry entry, DateOnly today)
    {
        if (entry.Note is not null || entry.NotTexted is not null) return false;
        if (entry.Client == PastClient.Stopped) return entry.At >= Month.At(today.AddDays(-StoppedDay), 12, 0);
        return entry.Client == PastClient.CameBack
            && entry.At >= Month.At(today.AddDays(-CameBackDay), 9, 30) && entry.At < Month.At(today.AddDays(CameBackAfter - CameBackDay), 10, 5);
    }
}
