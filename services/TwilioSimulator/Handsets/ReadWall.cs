using TwilioSimulator.Faults;
using TwilioSimulator.Numbers;
using TwilioSimulator.Registration;

namespace TwilioSimulator.Handsets;

/// <summary>GET /dev/handsets/state: everything the page draws, the phones with the latest texts first.</summary>
internal static class ReadWall
{
    const int TextsPerPhone = 100;

    internal sealed record Company(string Number, string? Name);

    internal sealed record State(
        IReadOnlyList<Company> Companies, IReadOnlyList<HandsetView> Phones, int Total, SwitchFaults.Board Faults);

    public static State Handle(string? search, int? take, HandsetWall wall, NumberDirectory numbers, AskedPhones asked, FaultBoard board)
    {
        var phones = wall.Numbers()
            .Where(number => Matches(number, wall.NameOf(number), search))
            .OrderByDescending(wall.LastTextAt)
            .ThenBy(number => number, StringComparer.Ordinal)
            .ToList();
        return new State(
            [
                .. numbers.All.Select(number => new Company(number.PhoneNumber, number.FriendlyName)),
                .. asked.Any ? [new Company(OneTimePasswords.Number, "A2P verification")] : Array.Empty<Company>(),
            ],
            [.. phones.Take(take ?? 60).Select(number => Look(wall, number))],
            phones.Count,
            SwitchFaults.Read(board));
    }

    public static HandsetView Look(HandsetWall wall, string number) => wall.Show(number, TextsPerPhone);

    // "555-0111" and "(415) 555 0111" find +14155550111; letters look in the name.
    static bool Matches(string number, string? name, string? search)
    {
        if (string.IsNullOrWhiteSpace(search)) return true;

        var digits = string.Concat(search.Where(char.IsAsciiDigit));
        return name?.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase) == true
            || (digits.Length > 0 && !search.Any(char.IsAsciiLetter) && number.Contains(digits, StringComparison.Ordinal));
    }
}
