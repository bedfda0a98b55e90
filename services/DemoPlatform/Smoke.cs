using System.Diagnostics;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace DemoPlatform;

/// <summary>One text and one reply from end to end, through the gateway, with the trail printed as proof.</summary>
internal sealed class Smoke(GatewayApi gateway, SimulatedCarrier carrier, TimeProvider clock)
{
    private const string AnnsPhone = "+14155550111";
    private static readonly Guid Ann = DemoData.Person(201);

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var tag = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")[^8..];
        Console.WriteLine($"smoke: one text and one reply through {gateway.BaseAddress}");
        var started = Stopwatch.GetTimestamp();
        var token = await gateway.SignInAsync("olivia", cancellationToken);
        await gateway.WaitForContactAsync(token, Ann, cancellationToken);

        var (entry, _) = await gateway.ComposeAsync(
            token, Ann, $"Rex had a <b>great</b> walk ({tag}).", DeliveryMode.TextOnly, $"smoke-{tag}", cancellationToken);
        var text = entry.Texts.Single();
        var life = await gateway.WaitForTextAsync(token, text.Id, IsFinal, cancellationToken);
        foreach (var step in life.Events) Print(step.What, step.At, step.Detail);
        var delivered = Check("delivered", life.Status == TextState.Delivered && life.CarrierSid is not null, life.CarrierSid);

        var usage = await gateway.WaitForLedgerAsync(token, text.Id, cancellationToken);
        var counted = Check("ledger entry", usage.Counts == life.Segments, $"counts {usage.Counts}");

        var handset = await carrier.HandsetAsync(AnnsPhone, cancellationToken);
        var arrived = Check("on the phone", handset.Contains($"GREAT walk ({tag})", StringComparison.Ordinal), "bold became capitals");

        var reply = $"Thank you! ({tag})";
        await carrier.TextArrivesAsync(AnnsPhone, DemoData.HappyPawsNumber, reply, cancellationToken);
        Check("reply: webhook answered", true, null);
        var page = await gateway.WaitForFeedAsync(token, Ann, page => page.Items.Any(item => Is(item, reply)), cancellationToken);
        var sorted = Check("reply: in the feed", true, page.Items.First(item => Is(item, reply)).Id.ToString());

        var passed = delivered && counted && arrived && sorted;
        Console.WriteLine($"smoke: {(passed ? "passed" : "FAILED")} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        return passed;
    }

    private static bool IsFinal(TextLife life) =>
        life.Status is TextState.Delivered or TextState.Undelivered or TextState.Failed or TextState.Refused or TextState.Unconfirmed;

    private static bool Is(FeedEntry entry, string text) =>
        entry.Kind == FeedEntryKind.Inbound && entry.Html.Contains(text, StringComparison.Ordinal);

    private static bool Check(string what, bool holds, string? detail)
    {
        Console.WriteLine($"  {(holds ? "ok  " : "FAIL")} {what,-24} {detail}");
        return holds;
    }

    private static void Print(string what, DateTimeOffset at, string? detail) =>
        Console.WriteLine($"       {what,-24} {at:HH:mm:ss.fff} {detail}");
}
