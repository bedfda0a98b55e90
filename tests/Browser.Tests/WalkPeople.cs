using System.Text.Json;
using Testing;
using Testing.Running;
using Texting.Contracts;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;
using Texting.Contracts.Platform;

namespace Browser.Tests;

/// <summary>
/// Who takes part in the walks. Each walk at each width has people, and where it changes what holds for all of a company, a
/// company of its own: walks go on at the same time, and none finds what another left.
/// </summary>
internal static class WalkPeople
{
    private static readonly int[] Widths = [1280, 390];

    /// <summary>Owners who change their company's settings, and clients who open their own page.</summary>
    public static Dictionary<string, string> Personas()
    {
        var people = Widths.SelectMany(width => new (string Key, string Role, Guid Company, Guid Person)[]
        {
            (Owner(3, width), "Admin", Company(3, width), Staff(3, width, 1)),
            (Owner(4, width), "Admin", Company(4, width), Staff(4, width, 1)),
            (Owner(5, width), "Admin", Company(5, width), Staff(5, width, 1)),
            (Owner(8, width), "Admin", Company(8, width), Staff(8, width, 1)),
            (Owner(9, width), "Admin", Company(9, width), Staff(9, width, 1)),
            (Owner(10, width), "Admin", Company(10, width), Staff(10, width, 1)),
            ($"client-6-{width}", "Client", Demo.Company, Client(6, width).Id),
        });
        return people.SelectMany((person, index) => new Dictionary<string, string>
        {
            ["Key"] = person.Key,
            ["Name"] = person.Key,
            ["Role"] = person.Role,
            ["Group"] = "Walks",
            ["About"] = "Walks through the pages",
            ["CompanyId"] = $"{person.Company}",
            ["PersonId"] = $"{person.Person}",
        }.Select(setting => (Name: $"Auth__Personas__{60 + index}__{setting.Key}", setting.Value))).ToDictionary(setting => setting.Name, setting => setting.Value);
    }

    public static string Owner(int journey, int width) => $"owner-{journey}-{width}";

    /// <summary>A company of a journey's own.</summary>
    public static Guid Company(int journey, int width) => Guid.Parse($"01980000-0000-7000-8000-0000{Number(journey, width):D4}0000");

    /// <summary>The n-th member of the staff of a journey's own company; the first is its owner.</summary>
    public static Guid Staff(int journey, int width, int n) => Guid.Parse($"{Company(journey, width).ToString()[..^4]}{100 + n:D4}");

    /// <summary>The client whom a journey is about.</summary>
    public static (Guid Id, string Phone) Client(int journey, int width) => (Demo.Person(70_000 + Number(journey, width)), Phone(journey, width, 0));

    /// <summary>A phone of a journey's people, 0 to 4.</summary>
    public static string Phone(int journey, int width, int n) => $"+1707555{100 + journey * 10 + Index(width) * 5 + n:D4}";

    /// <summary>The platform tells of a client of the demo company; done when the client's conversation can be opened.</summary>
    public static async Task<(Guid Id, string Phone)> GivenClientAsync(this BrowserFixture browser, int journey, int width, string first, string last)
    {
        var (id, phone) = Client(journey, width);
        await browser.TellAsync(ClientOf(Demo.Company, id, phone, first, last));
        using var olivia = await PersonClient.SignInAsync(browser.System.Gateway, "olivia");
        await Eventually.Until(async () => (await olivia.HeadAsync(id)).Name == $"{first} {last}");
        return (id, phone);
    }

    /// <summary>The platform tells of a company with an owner, and of whoever else is given.</summary>
    public static Task GivenCompanyAsync(this BrowserFixture browser, int journey, int width, string name, string country, params IReadOnlyList<object> others) => browser.TellAsync(
    [
        new CompanyChanged(Company(journey, width), 1, name, Plan.Team, false, country, "America/New_York", "Olga Owner", OwnerEmail(journey, width), ["Mobile phone"], true, true),
        StaffOf(journey, width, 1, "Olga Owner", StaffRole.Admin),
        .. others,
    ]);

    public static string OwnerEmail(int journey, int width) => $"owner-{journey}-{width}@walks.example";

    public static StaffChanged StaffOf(int journey, int width, int n, string name, StaffRole role) => new(
        Company(journey, width), Staff(journey, width, n), 1, name, null, Phone(journey, width, n), role, true, TimeProvider.System.GetUtcNow().AddYears(-1), null);

    public static ClientChanged ClientOf(Guid company, Guid id, string phone, string first, string last) => new(
        company, id, 1, first, last, $"{first}.{last}@walks.example".ToLowerInvariant(), new Dictionary<string, string> { ["Mobile phone"] = phone }, null, Active: true);

    /// <summary>A company chooses a number. One in Canada is live as soon as it has it.</summary>
    public static async Task<string> GivenNumberAsync(this BrowserFixture browser, int journey, int width, string areaCode, SenderStanding then = SenderStanding.Live)
    {
        using var owner = await PersonClient.SignInAsync(browser.System.Gateway, Owner(journey, width));
        await Eventually.Until(() => owner.ReadAsync<TextingNumberStatus>("/api/numbers/current"), status => status.MayEnable);
        var found = await owner.ReadAsync<AvailableNumbers>($"/api/numbers/available?areaCode={areaCode}");
        await owner.PostAsync<TextingNumberStatus>("/api/numbers", new ChooseNumber(found.Items[Index(width)].Number));
        await Eventually.Until(() => owner.ReadAsync<TextingNumberStatus>("/api/numbers/current"), status => status is { Number.State: NumberState.Owned } && status.Standing == then);
        return found.Items[Index(width)].Number;
    }

    /// <summary>What services of the platform and ours say on the bus.</summary>
    public static async Task TellAsync(this BrowserFixture browser, params IReadOnlyList<object> facts)
    {
        await using var bus = await browser.System.ConnectToBusAsync();
        foreach (var fact in facts)
            await bus.PublishAsync(Catalog.Of(fact.GetType()).WireName, JsonSerializer.Serialize(fact, fact.GetType(), WireFormat.Json), Guid.CreateVersion7().ToString());
    }

    private static int Number(int journey, int width) => 8000 + journey * 10 + Index(width);

    private static int Index(int width) => Array.IndexOf(Widths, width);
}
