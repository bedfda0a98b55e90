using System.Net;
using System.Security.Cryptography;
using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Faults.Tests;

/// <summary>
/// Platform events in bursts while Notifications, Messaging and RabbitMQ are killed: every event ends in notices or in a
/// listed reason, and no notice is texted twice. NOTICE_EVENTS and NOTICE_KILLS make it longer, FAULT_SEED repeats it.
/// </summary>
public sealed class NoticeRunTests(ITestOutputHelper output)
{
    private const int Clients = 200;
    private const int Batch = 25;
    private static readonly int Seed = Setting("FAULT_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));
    private static readonly int Events = Setting("NOTICE_EVENTS", 300);
    private static readonly int Kills = Setting("NOTICE_KILLS", 3);
    private static readonly string[] Mortals = ["notifications", "messaging", "rabbitmq"];

    [Fact]
    public async Task Every_event_ends_in_notices_or_a_reason_and_nobody_is_texted_twice()
    {
        Report($"seed {Seed}: FAULT_SEED={Seed} repeats this run");
        await using var system = await RunningSystem.StartAsync(new Dictionary<string, string>
        {
            ["Demo__ExtraClients"] = $"{Clients}",
            ["Limits__Person__PerSecond"] = "2000",
            ["Limits__Person__Burst"] = "10000",
        });
        using var olivia = await PersonClient.SignInAsync(system.Gateway, "olivia");
        using var platform = await PlatformClient.SignInAsync(system.Gateway);
        using var carrier = new SimulatedCarrier(system.Carrier);
        await Eventually.Until(() => olivia.HeadAsync(Workload.Contact(Clients - 1)), head => head.CannotText is null, TimeSpan.FromMinutes(1));
        var before = await olivia.ReadAsync<NotificationSwitches>("/api/notifications/settings");
        await olivia.PutAsync<NotificationSwitches>("/api/notifications/settings", new SaveNotificationSwitches(true, true, false, false, false, 0, null, before.Version));

        var happened = Happenings();
        var published = 0;
        var publishing = PublishAsync(platform, happened, () => Interlocked.Add(ref published, Batch));
        for (var kill = 1; kill <= Kills; kill++)
        {
            await Eventually.Until(() => Volatile.Read(ref published) >= Events * kill / (Kills + 1) || publishing.IsCompleted, TimeSpan.FromMinutes(5));
            var victim = Mortals[(Seed + kill) % Mortals.Length];
            Report($"kill -9 {victim} after {Volatile.Read(ref published)} events");
            await system.Control.KillAsync(victim);
            await system.Control.StartAsync(victim);
        }

        await publishing;
        var notices = new Dictionary<string, IReadOnlyList<NoticeRow>>();
        foreach (var (id, _) in happened)
        {
            notices[id] = (await Eventually.Until(
                () => olivia.ReadAsync<Page<NoticeRow>>($"/api/notifications/notices?eventId={id}"), page => page.Items.Count > 0, TimeSpan.FromMinutes(3))).Items;
        }

        var rows = notices.Values.SelectMany(rows => rows).ToList();
        Assert.Equal(rows.Count, rows.Select(row => (row.EventId, row.Kind, row.RecipientId)).Distinct().Count());
        Assert.All(rows.Where(row => row.Outcome == NoticeOutcome.Skipped), row => Assert.NotNull(row.Reason));
        var sent = rows.Where(row => row.Outcome == NoticeOutcome.Sent).ToList();
        // The words of a notice are of its event alone, so they tell at the carrier whether it came twice.
        var texts = await Eventually.Until(async () => (await carrier.OracleAsync()).Messages.Where(message => message.Body.Contains($"run{Seed}", StringComparison.Ordinal)).ToList(),
            all => all.Count >= sent.Count, TimeSpan.FromMinutes(5));
        var twice = texts.GroupBy(text => (text.To, text.Body)).Where(group => group.Count() > 1).Select(group => $"{group.Key.To}: {group.Key.Body}").ToList();
        Report($"attempted {Events} events: {sent.Count} notices sent, {rows.Count - sent.Count} skipped with a reason, {texts.Count} texts, {twice.Count} twice");
        Assert.Empty(twice);
        Assert.Equal(sent.Count, texts.Count);
        Assert.Contains(rows, row => row.Reason?.Code == "switch-off");
    }

    private static List<(string Id, object Happened)> Happenings()
    {
        var at = TimeProvider.System.GetUtcNow();
        return
        [
            .. Enumerable.Range(0, Events).Select(i =>
            {
                var (id, client) = (Guid.CreateVersion7(), Workload.Contact(i % Clients));
                // A client hears once within some minutes that a visit began, the office of every request, and nobody of changes.
                object happened = i < Clients ? new EventStarted(id, Demo.Company, client, Demo.Person(103), $"Walk {i} run{Seed}", "Rex", at)
                    : i % 2 == 0 ? new ServicesRequested(id, Demo.Company, client, $"Walk {i} run{Seed}", at)
                    : new ServiceChangeRequested(id, Demo.Company, client, ServiceChangeKind.Change, $"Walk {i} run{Seed}", at);
                return ($"{id}", happened);
            }),
        ];
    }

    // As a publisher that wants to be heard does: the same batch with the same ids until it is taken.
    private static async Task PublishAsync(PlatformClient platform, List<(string Id, object Happened)> happened, Action done)
    {
        foreach (var batch in happened.Chunk(Batch))
        {
            var events = batch.Select(one => PlatformClient.Event(one.Id, one.Happened)).ToList();
            await Eventually.Until(async () => await platform.PublishAsync(events) == HttpStatusCode.Accepted, TimeSpan.FromMinutes(3));
            if (RandomNumberGenerator.GetInt32(3) == 0) await platform.PublishAsync(events);
            done();
        }
    }

    private void Report(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
