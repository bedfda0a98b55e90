using DemoPlatform.History;
using Texting.Contracts.Platform;

namespace DemoPlatform;

/// <summary>
/// Two companies, their people and the numbers they choose. Ids and versions are fixed: seeding twice changes nothing.
/// All phone numbers are from the range reserved for fiction (555-01xx).
/// </summary>
internal static class DemoData
{
    public const string HappyPawsNumber = "+14155550100";
    public const string TailWaggersNumber = "+16475550100";
    public static readonly Guid HappyPaws = Guid.Parse("01980000-0000-7000-8000-000000000001");
    public static readonly Guid TailWaggers = Guid.Parse("01980000-0000-7000-8000-000000000002");
    private const string MobilePhone = "Mobile phone";
    private const string HomePhone = "Home phone";
    private static readonly int[] AreaCodes = [212, 213, 305, 312, 404, 503, 602, 617, 702, 713];
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<object> Snapshots { get; } =
    [
        Company(HappyPaws, "Happy Paws Pet Care", "US", "America/New_York", "Olivia Park", "olivia@happypaws.example"),
        Company(TailWaggers, "Tail Waggers", "CA", "America/Toronto", "Nora Tremblay", "nora@tailwaggers.example"),

        Staff(HappyPaws, 101, "Olivia Park", "+1 415 555 0101", StaffRole.Admin),
        Staff(HappyPaws, 102, "Marco Ruiz", "(415) 555-0102", StaffRole.OfficeManager),
        Staff(HappyPaws, 103, "Sam Lee", "415.555.0103", StaffRole.Sitter),
        Staff(HappyPaws, 104, "Priya Nair", "4155550104", StaffRole.Sitter),
        Staff(TailWaggers, 301, "Nora Tremblay", "+1 647 555 0101", StaffRole.Admin),

        Client(HappyPaws, 201, "Ann", "Miller", "(415) 555-0111"),
        Client(HappyPaws, 202, "Ben", "Carter", "415-555-0112"),
        Client(HappyPaws, 203, "Chloe", "Davis", "+1 (415) 555-0113"),
        Client(HappyPaws, 204, "Diego", "Santos", "415 555 0114"),
        Client(HappyPaws, 205, "Emma", "Wilson", "4155550115"),
        Client(HappyPaws, 206, "Farid", "Haddad", "(415) 555-0116"),
        Client(HappyPaws, 207, "Grace", "Kim", "(415) 555-0117"),
        // A household: two clients share one phone, so a reply from it is for a person to sort.
        Client(HappyPaws, 208, "Hannah", "Brooks", "(415) 555-0118"),
        Client(HappyPaws, 209, "Ian", "Brooks", "(415) 555-0118"),
        Client(HappyPaws, 210, "Jules", "Moreau", "+33 6 12 34 56 78"),
        Client(HappyPaws, 211, "Kara", "Novak", "555-0119"),
        Client(HappyPaws, 212, "Liam", "O'Connor", ""),
        // The simulated carrier knows these endings: a phone that is off, and a carrier that takes our texts for spam.
        Client(HappyPaws, 213, "Nadia", "Osman", "(415) 555-1003"),
        Client(HappyPaws, 214, "Oscar", "Lind", "(415) 555-1007"),
        Client(TailWaggers, 401, "Maya", "Singh", "(647) 555-0111"),
        Client(TailWaggers, 402, "Noah", "Lavoie", "(647) 555-0112"),
    ];

    /// <summary>More clients for load and fault runs: every phone number is valid and nobody's.</summary>
    public static IEnumerable<object> ExtraClients(int count) => Enumerable.Range(0, count).Select(i =>
        Client(HappyPaws, 1000 + i, $"Extra{i}", "Client", $"+1{AreaCodes[i / 100 % AreaCodes.Length]}55501{i % 100:D2}"));

    /// <summary>Who comes only with the past month: two sitters, and clients with phones like those above.</summary>
    public static IEnumerable<object> OfThePastMonth =>
    [
        Staff(HappyPaws, 105, "Dana Whitfield", "(415) 555-0105", StaffRole.Sitter),
        Staff(HappyPaws, 106, "Theo Brandt", "(415) 555-0106", StaffRole.Sitter),
        .. PastClient.Added.Select(client => Client(HappyPaws, client.Number, client.First, client.Last, client.Phone)),
    ];

    public static Guid Person(int number) => Guid.Parse($"01980000-0000-7000-8000-{number:D12}");

    private static CompanyChanged Company(Guid id, string name, string country, string timeZone, string owner, string email) =>
        new(id, 1, name, Plan.Team, IsTrial: false, country, timeZone, owner, email, [MobilePhone, HomePhone],
            EventStartedEnabledInMobileApp: true, Active: true);

    private static StaffChanged Staff(Guid company, int number, string name, string phone, StaffRole role) =>
        new(company, Person(number), 1, name, Email(name), phone, role, Active: true, Begin, null);

    private static ClientChanged Client(Guid company, int number, string first, string last, string phone) =>
        new(company, Person(number), 1, first, last, Email($"{first} {last}"),
            new Dictionary<string, string> { [MobilePhone] = phone, [HomePhone] = "" }, null, Active: true);

    private static string Email(string name) =>
        $"{name.ToLowerInvariant().Replace(' ', '.').Replace("'", "", StringComparison.Ordinal)}@mail.example";
}
