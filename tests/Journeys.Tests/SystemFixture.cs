using Testing.Running;

[assembly: AssemblyFixture(typeof(Journeys.Tests.SystemFixture))]

namespace Journeys.Tests;

/// <summary>One running system for all journeys; each journey has a person of its own.</summary>
public sealed class SystemFixture : IAsyncLifetime
{
    public RunningSystem System { get; private set; } = null!;

    public SimulatedCarrier Carrier { get; private set; } = null!;

    public PersonClient Olivia { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        System = await RunningSystem.StartAsync(BillingCompany.Personas());
        Carrier = new SimulatedCarrier(System.Carrier);
        Olivia = await PersonClient.SignInAsync(System.Gateway, "olivia");
    }

    public async ValueTask DisposeAsync()
    {
        Olivia?.Dispose();
        Carrier?.Dispose();
        if (System is not null) await System.DisposeAsync();
    }
}
