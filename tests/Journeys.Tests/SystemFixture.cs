using Testing.Running;

[assembly: AssemblyFixture(typeof(Journeys.Tests.SystemFixture))]

namespace Journeys.Tests;

/// <summary>One running system for all journeys; each journey has a person of its own.</summary>
public sealed class SystemFixture : IAsyncLifetime
{
    public RunningSystem System { get; private set; } = null!;

    public SimulatedCarrier Carrier { get; private set; } = null!;

    public PersonClient Olivia { get; private set; } = null!;

    /// <summary>Where the platform keeps the pictures that its posts name.</summary>
    public PictureServer Pictures { get; } = new();

    public async ValueTask InitializeAsync()
    {
        System = await RunningSystem.StartAsync(
            new Dictionary<string, string>(BillingCompany.Personas().Concat(J4Settings()))
            {
                ["Demo__ExtraClients"] = "40",
                ["Media__TrustedOrigins__0"] = Pictures.Address.ToString(),
            });
        Carrier = new SimulatedCarrier(System.Carrier);
        Olivia = await PersonClient.SignInAsync(System.Gateway, "olivia");
    }

    public async ValueTask DisposeAsync()
    {
        Olivia?.Dispose();
        Carrier?.Dispose();
        if (System is not null) await System.DisposeAsync();
        Pictures.Dispose();
    }

    /// <summary>Companies that turn texting on in J4; each has an admin to sign in as.</summary>
    public static Guid CompanyOf(int number) => Guid.Parse($"01980000-0000-7000-8000-0000{number:D4}0000");

    public static string PersonaOf(int number) => $"journey-{number}";

    private static Dictionary<string, string> J4Settings()
    {
        // A day for the YES takes ten seconds here, and nobody is asked again unless the owner wants it.
        var settings = new Dictionary<string, string> { ["Registration__YesWithinHours"] = "0.0028", ["Registration__AutomaticResends"] = "0" };
        for (var number = 1; number <= 7; number++)
        {
            var persona = $"Auth__Personas__{50 + number}__";
            settings[persona + "Key"] = PersonaOf(number);
            settings[persona + "Name"] = $"Owner {number}";
            settings[persona + "Role"] = "Admin";
            settings[persona + "Group"] = "Journeys";
            settings[persona + "About"] = "Turns texting on";
            settings[persona + "CompanyId"] = $"{CompanyOf(number)}";
            settings[persona + "PersonId"] = $"{CompanyOf(number).ToString()[..^4]}0101";
        }

        return settings;
    }
}
