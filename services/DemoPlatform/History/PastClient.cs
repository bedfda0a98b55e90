namespace DemoPlatform.History;

/// <summary>A client of the demo company with a pet and the past month.</summary>
/// <param name="Number">Makes the person's id, see <see cref="DemoData.Person"/>.</param>
/// <param name="Kind">Of the pet: dog or cat.</param>
/// <param name="Often">How much the person has to do with us, compared with the others.</param>
/// <param name="Sitter">Who looks after the pet, see <see cref="Sitters"/>.</param>
/// <param name="Code">The carrier's code that every text to this phone ends with; null when texts arrive.</param>
internal sealed record PastClient(int Number, string First, string Last, string Phone, string Pet, string Kind, int Often, int Sitter, int? Code = null)
{
    private const int FirstNew = 501;
    private const int FirstOfTeam = 101;
    private const int Regular = 9;
    private const int Often5 = 5;
    private const int Seldom = 2;

    // Bay Area codes; the numbers behind are from the range reserved for fiction.
    private static readonly int[] AreaCodes = [510, 650, 408, 925, 628];

    private static readonly string[] New =
    [
        "Aaron Whitlock Biscuit dog", "Bianca Ferraro Olive cat", "Caleb Nguyen Moose dog", "Dina Rahimi Saffron cat", "Elias Bergman Otto dog",
        "Fiona Gallagher Clover dog", "Gus Papadakis Zeus dog", "Hazel Thornton Pippin cat", "Imani Brooks Nala dog", "Jonas Keller Fritz dog",
        "Keiko Tanaka Mochi cat", "Leo Marchetti Bruno dog", "Mina Park Coco dog", "Nate Sullivan Scout dog", "Odette Laurent Minou cat",
        "Paul Adeyemi Simba cat", "Quinn Harper Juniper dog", "Rosa Delgado Canela dog", "Stella Novak Pixel cat", "Tomas Vega Churro dog",
        "Uma Krishnan Laddu dog", "Victor Lindqvist Freya cat", "Wendy Chow Dumpling dog", "Xavier Dupont Gigi dog", "Yara Haddad Zaytoun cat",
        "Zoe Carmichael Maple dog", "Adrian Costa Pepper dog", "Beth Lindgren Sunny dog", "Carl Obi Duke dog", "Daphne Miles Willow cat",
        "Ethan Rosen Bagel dog", "Frida Olsen Loki cat", "Gloria Mendes Tango dog", "Henry Osei Kofi dog", "Iris Blum Poppy cat",
        "Jack Tremaine Ranger dog", "Lena Fischer Emil cat", "Marta Kowal Figa dog", "Vera Hollis Duchess cat", "Walt Jennings Rusty dog",
    ];

    /// <summary>Staff in the field, by <see cref="Sitter"/>.</summary>
    public static IReadOnlyList<(Guid Id, string Name)> Sitters { get; } =
        [(DemoData.Person(103), "Sam Lee"), (DemoData.Person(104), "Priya Nair"), (DemoData.Person(105), "Dana Whitfield"), (DemoData.Person(106), "Theo Brandt")];

    /// <summary>Staff at the desk.</summary>
    public static IReadOnlyList<(Guid Id, string Name)> Office { get; } = [(DemoData.Person(101), "Olivia Park"), (DemoData.Person(102), "Marco Ruiz")];

    /// <summary>Sitters and office as those who are texted: notices stand in a feed of theirs.</summary>
    public static IReadOnlyList<PastClient> Team { get; } =
    [
        .. Office.Concat(Sitters).Select((person, index) => new PastClient(
            FirstOfTeam + index, person.Name.Split(' ')[0], person.Name.Split(' ')[1], $"+141555501{index + 1:D2}", "", "", 0, 0)),
    ];

    /// <summary>Everybody with a past: those of the demo data, and forty more.</summary>
    public static IReadOnlyList<PastClient> All { get; } = [.. Known(), .. New.Select(MakeNew)];

    /// <summary>Who only comes with the past month.</summary>
    public static IEnumerable<PastClient> Added => All.Where(client => client.Number >= FirstNew);

    /// <summary>Texted STOP, and START two days later.</summary>
    public static PastClient CameBack => ByFirst("Gloria");

    /// <summary>Texted STOP, and it holds.</summary>
    public static PastClient Stopped => ByFirst("Vera");

    public Guid Id => DemoData.Person(Number);

    private static PastClient ByFirst(string first) => All.Single(client => client.First == first);

    private static IEnumerable<PastClient> Known() =>
    [
        new(201, "Ann", "Miller", "+14155550111", "Rex", "dog", Regular, 0),
        new(202, "Ben", "Carter", "+14155550112", "Hobbes", "cat", Often5, 1),
        new(203, "Chloe", "Davis", "+14155550113", "Luna", "cat", Regular, 1),
        new(204, "Diego", "Santos", "+14155550114", "Chispa", "dog", Often5, 0),
        new(205, "Emma", "Wilson", "+14155550115", "Teddy", "dog", Often5, 2),
        new(206, "Farid", "Haddad", "+14155550116", "Misha", "cat", Seldom, 3),
        new(207, "Grace", "Kim", "+14155550117", "Bori", "dog", Often5, 2),
        new(213, "Nadia", "Osman", "+14155551003", "Tiger", "cat", 1, 1, 30003),
        new(214, "Oscar", "Lind", "+14155551007", "Bamse", "dog", 1, 3, 30007),
    ];

    private static PastClient MakeNew(string words, int index)
    {
        var parts = words.Split(' ');
        var landline = parts[0] == "Walt";
        var phone = landline ? "+16505550191" : $"+1{AreaCodes[index % AreaCodes.Length]}55501{20 + index}";
        var often = landline ? 1 : (index % 4) switch { 0 => Regular, 1 => Often5, _ => Seldom };
        // Carl changed his number and forgot to say so.
        int? code = landline ? 30006 : parts[0] == "Carl" ? 30005 : null;
        return new(FirstNew + index, parts[0], parts[1], phone, parts[2], parts[3], code is null ? often : 1, index % Sitters.Count, code);
    }
}
