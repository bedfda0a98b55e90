using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace DemoPlatform;

/// <summary>Turns texting on for the demo companies the way their owners do: choose a number, submit the form, wait for green lights.</summary>
internal sealed class GoLive(GatewayApi gateway)
{
    private static readonly RegistrationForm HappyPaws = new(
        BrandKind.LowVolume, "Happy Paws Pet Care LLC", LegalForm.LimitedLiabilityCorporation, "Olivia", "Park", "Owner", "olivia@happypaws.example",
        "(415) 555-0101", null, "https://www.happypaws.example", new PostalAddress("1 Main St", null, "San Francisco", "CA", "94103"), "12-3456789", null);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Both at once: the carriers take their time over each.
        await Task.WhenAll(
            TurnOnAsync("olivia", DemoData.HappyPawsNumber, HappyPaws, cancellationToken),
            TurnOnAsync("nora", DemoData.TailWaggersNumber, null, cancellationToken));
        Console.WriteLine("both companies have their numbers and may send");
    }

    private async Task TurnOnAsync(string owner, string number, RegistrationForm? form, CancellationToken cancellationToken)
    {
        var token = await gateway.SignInAsync(owner, cancellationToken);
        var status = await gateway.WaitForNumberAsync(token, status => status.MayEnable, cancellationToken);
        // Seeding again finds everything as it is, and whatever somebody made of it since then.
        if (status.Number is not null) return;

        await gateway.PostAsync(token, "/api/numbers", new ChooseNumber(number), $"demo-number-{owner}", cancellationToken);
        await gateway.WaitForNumberAsync(token, status => status.Number?.State == NumberState.Owned, cancellationToken);
        if (form is not null) await gateway.PostAsync(token, "/api/numbers/registration", form, $"demo-registration-{owner}", cancellationToken);
        await gateway.WaitForNumberAsync(token, status => status.Standing == SenderStanding.Live, cancellationToken);
    }
}
