using DemoPlatform.History;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace DemoPlatform;

/// <summary>Publishes the demo companies, turns texting on for them and lets a first conversation happen, once.</summary>
internal sealed class Seed(PlatformBus bus, GoLive goLive, GatewayApi gateway, SimulatedCarrier carrier, PastMonth past, IConfiguration configuration)
{
    private static readonly (int Client, string Phone, string Said, string? Answer)[] FirstWords =
    [
        (201, "+14155550111", "Hi Ann, Sam will walk <b>Rex</b> at noon today. Anything he should know?", "He has a sore paw, please keep it short. Thank you!"),
        (202, "+14155550112", "Hi Ben, your key is back in the lock box. See you on Friday.", null),
        (203, "+14155550113", "Good morning Chloe! Is Luna still on the grain-free food?", "Yes, two scoops. The bag is in the pantry."),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var extra = configuration.GetValue("Demo:ExtraClients", 0);
        await bus.PublishAsync([.. DemoData.Snapshots, .. past.IsWanted ? DemoData.OfThePastMonth : [], .. DemoData.ExtraClients(extra)], cancellationToken);
        Console.WriteLine($"published {DemoData.Snapshots.Count} snapshots of two companies and their people");
        await past.WriteTextsAsync(cancellationToken);
        await goLive.RunAsync(cancellationToken);
        await past.BillAsync(cancellationToken);

        var owner = await gateway.SignInAsync("olivia", cancellationToken);
        foreach (var (client, phone, said, answer) in FirstWords)
        {
            var contact = DemoData.Person(client);
            await gateway.WaitForContactAsync(owner, contact, cancellationToken);
            var (entry, isNew) = await gateway.ComposeAsync(owner, contact, said, DeliveryMode.TextOnly, $"demo-{client}", cancellationToken);
            if (!isNew || answer is null) continue;
            // Nobody answers what has not arrived.
            await gateway.WaitForTextAsync(owner, entry.Texts.Single().Id, life => life.Status is TextState.Delivered, cancellationToken);
            await carrier.TextArrivesAsync(phone, DemoData.HappyPawsNumber, answer, cancellationToken);
        }

        Console.WriteLine("the first conversations are in the feeds");
    }
}
