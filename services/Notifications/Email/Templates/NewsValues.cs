using System.Globalization;
using Notifications.Audience;

namespace Notifications.Email.Templates;

/// <summary>What an email says: the words for its texts, and the facts of its table.</summary>
internal sealed record NewsValues(IReadOnlyDictionary<string, string> Words, IReadOnlyList<(string Label, string Value)> Rows)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Reads the facts of an event as its company reads them: in its time zone, in dollars, in plain words.</summary>
    public static NewsValues Of(string kind, IReadOnlyDictionary<string, string> facts, Company company)
    {
        var words = new Dictionary<string, string> { ["company"] = company.Name, ["owner"] = company.OwnerName };
        List<(string, string)> rows = [];
        switch (kind)
        {
            case EmailKind.UnassignedText:
                words["sender"] = facts["sender"];
                words["time"] = At(facts["at"], company).ToString("MMMM d 'at' h:mm tt", English);
                rows = [("From", words["sender"]), ("Received", words["time"]), ("Why it is unassigned", facts["reason"] == "SeveralPeople" ? $"Several people of {company.Name} have this number." : $"Nobody of {company.Name} has this number.")];
                break;
            case EmailKind.RegistrationTrouble or EmailKind.RegistrationTroubleForTeam or EmailKind.RegistrationWaiting:
                words["step"] = Spoken(facts["step"]);
                words["reason"] = facts["reason"];
                if (facts["step"].Length > 0) rows.Add(("Step", words["step"]));
                if (facts["reason"].Length > 0) rows.Add(("What is needed", words["reason"]));
                break;
            case EmailKind.PeriodReady:
                words["month"] = At(facts["from"], company).ToString("MMMM yyyy", English);
                words["used"] = Count(facts["used"]);
                words["amount"] = decimal.Parse(facts["amount"], CultureInfo.InvariantCulture).ToString("$#,##0.00", CultureInfo.InvariantCulture);
                rows =
                [
                    ("Texts sent and received", words["used"]), ("Included", Count(facts["allotment"])), ("Rolled over from before", Count(facts["rolloverIn"])),
                    ("Rolled over to the next month", Count(facts["rolloverOut"])), ("Texts beyond", Count(facts["overage"])), ("To pay for them", words["amount"]),
                ];
                break;
            case EmailKind.UsageThreshold:
                words["percent"] = $"{facts["percent"]}%";
                words["what"] = facts["of"] == "Money" ? "your money limit" : "your included texts";
                break;
        }

        return new(words, rows);
    }

    private static DateTimeOffset At(string instant, Company company)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        return TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(at, zone) : at;
    }

    private static string Count(string number) => int.Parse(number, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);

    // OwnerSaidYes → owner said yes
    private static string Spoken(string name) =>
        string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString()));
}
