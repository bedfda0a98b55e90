using System.Security.Cryptography;
using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;

namespace Faults.Tests;

/// <summary>
/// Platform events in bursts while Notifications, Messaging and RabbitMQ are killed: every event ends in notices or in a
/// listed reason, no notice is texted twice, and what the list says of each text is what the carrier has on record.
/// NOTICE_EVENTS and NOTICE_KILLS make it longer, FAULT_SEED repeats the kills.
/// </summary>
public sealed class NoticeRunTests(ITestOutputHelper output)
{
    private static readonly int Seed = Setting("FAULT_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));
    private static readonly int Events = Setting("NOTICE_EVENTS", 300);
    private static readonly int Kills = Setting("NOTICE_KILLS", 3);
    // A client hears of one started visit within some minutes, so more events need more clients to be texts at all.
    private static readonly int Clients = Math.Clamp(Events / 50, 200, 1000);
    private static readonly int Bursts = Math.Clamp(Events / 2_500, 2, 20);
    private static readonly string[] Mortals = ["notifications", "messaging", "rabbitmq"];
    // On two busy cores; a green run does not wait for it.
    private static readonly TimeSpan Drain = TimeSpan.FromMinutes(5) + TimeSpan.FromMilliseconds(60 * Events);

    [Fact]
    public async Task Every_event_ends_in_notices_or_a_reason_and_nobody_is_texted_twice()
    {
        Report($"seed {Seed}: FAULT_SEED={Seed} repeats this run");
        await using var system = await RunningSystem.StartAsync(new Dictionary<string, string>
        {
            ["Demo__ExtraClients"] = $"{Clients}",
            // What the carrier reports while Messaging is down it does not report again: it is asked sooner than after a quarter of an hour.
            ["Texts__FetchAfter__0"] = "00:00:05",
            ["Texts__FetchAfter__1"] = "00:00:20",
            ["Texts__FetchAfter__2"] = "00:01:00",
            ["Limits__Person__PerSecond"] = "2000",
            ["Limits__Person__Burst"] = "10000",
        });
        using var olivia = await PersonClient.SignInAsync(system.Gateway, "olivia");
        using var platform = await PlatformClient.SignInAsync(system.Gateway);
        using var carrier = new SimulatedCarrier(system.Carrier);
        await Eventually.Until(() => olivia.HeadAsync(Workload.Contact(Clients - 1)), head => head.CannotText is null, TimeSpan.FromMinutes(2));
        var before = await olivia.ReadAsync<NotificationSwitches>("/api/notifications/settings");
        await olivia.PutAsync<NotificationSwitches>("/api/notifications/settings", new SaveNotificationSwitches(true, true, false, true, false, 5, null, before.Version));

        var (mark, started) = ($"run{Seed}", TimeProvider.System.GetTimestamp());
        var workload = new NoticeWorkload(platform, mark, Events, Clients);
        var work = workload.RunAsync(Bursts, async id => (await olivia.ReadAsync<Page<NoticeRow>>($"/api/notifications/notices?eventId={id}")).Items.Count > 0);
        await KillAsync(system, workload, work);
        await work;
        Report($"published {Events} events after {TimeProvider.System.GetElapsedTime(started)}");
        var rows = await DrainAsync(system, workload.Ids, mark);
        Report($"drained after {TimeProvider.System.GetElapsedTime(started)}");
        await JudgeAsync(carrier, workload.Ids, rows, mark);
    }

    private async Task KillAsync(RunningSystem system, NoticeWorkload workload, Task work)
    {
        foreach (var kill in KillSchedule.Draw(Seed, Kills, Events, Mortals))
        {
            await Eventually.Until(() => workload.Published >= kill.AfterSteps || work.IsCompleted, Drain);
            if (work.IsFaulted) await work;
            Report($"kill -9 {kill.Resource} after {workload.Published} events");
            await system.Control.KillAsync(kill.Resource);
            await system.Control.StartAsync(kill.Resource);
        }
    }

    /// <summary>All notices, once every event has one and every text has come to rest.</summary>
    private async Task<List<NoticeRow>> DrainAsync(RunningSystem system, IReadOnlyCollection<string> ids, string mark)
    {
        // A new token: the run may have been longer than the first one is good for.
        using var olivia = await PersonClient.SignInAsync(system.Gateway, "olivia");
        var rows = new List<NoticeRow>();
        try
        {
            return await Eventually.Until(async () => rows = await NoticesAsync(olivia), all => all.Select(row => row.EventId).ToHashSet().IsSupersetOf(ids) && all.TrueForAll(IsSettled), Drain);
        }
        catch (TimeoutException)
        {
            Report($"{mark}: {ids.Except(rows.Select(row => row.EventId)).Count()} events without a notice, {rows.Count(row => !IsSettled(row))} texts under way");
            return rows;
        }
    }

    private static async Task<List<NoticeRow>> NoticesAsync(PersonClient olivia)
    {
        var (all, cursor) = (new List<NoticeRow>(), "");
        do
        {
            var page = await olivia.ReadAsync<Page<NoticeRow>>($"/api/notifications/notices{cursor}");
            all.AddRange(page.Items);
            cursor = page.Next is { } next ? $"?cursor={Uri.EscapeDataString(next)}" : null;
        }
        while (cursor is not null);
        return all;
    }

    private async Task JudgeAsync(SimulatedCarrier carrier, IReadOnlyCollection<string> ids, List<NoticeRow> rows, string mark)
    {
        var lost = ids.Except(rows.Select(row => row.EventId)).Concat(rows.Where(row => !IsSettled(row)).Select(row => $"{row.EventId} {row.Text?.State}")).ToList();
        var doubled = rows.GroupBy(row => (row.EventId, row.Kind, row.RecipientId)).Where(same => same.Count() > 1).Select(same => $"{same.Key}").ToList();
        var texts = (await carrier.OracleAsync()).Messages.Where(message => message.Body.Contains(mark, StringComparison.Ordinal)).ToList();
        var twice = texts.GroupBy(text => (text.To, text.Body)).Where(same => same.Count() > 1).Select(same => $"{same.Key.To}: {same.Key.Body}").ToList();
        // What the list says was taken is what the carrier took, text by text.
        var said = rows.Where(row => row.Text?.State is OrderedTextState.Accepted or OrderedTextState.Delivered or OrderedTextState.Undelivered).Select(row => $"{row.Text!.Id}").ToHashSet();
        var differs = said.Except(texts.Select(text => text.M!)).Select(id => $"{id} never reached the carrier")
            .Concat(texts.Select(text => text.M!).Where(id => !said.Contains(id)).Select(id => $"{id} reached the carrier and the list does not say so")).ToList();

        var reasons = rows.Where(row => row.Outcome == NoticeOutcome.Skipped).CountBy(row => row.Reason?.Code ?? "none").OrderByDescending(reason => reason.Value);
        Report($"attempted {Events} events: {rows.Count} notices, {rows.Count(row => row.Outcome == NoticeOutcome.Sent)} sent, skipped {string.Join(", ", reasons.Select(reason => $"{reason.Key} {reason.Value}"))}");
        Report($"{texts.Count} texts at the carrier, {said.Count} in the list; lost {lost.Count} doubled {doubled.Count} twice {twice.Count} differs {differs.Count}");
        Assert.Empty((string[])[.. lost.Take(20), .. doubled.Take(20), .. twice.Take(20), .. differs.Take(20)]);
        Assert.All(rows.Where(row => row.Outcome == NoticeOutcome.Skipped), row => Assert.NotNull(row.Reason));
        string[] expected = ["switch-off", "stale", "not-late-enough"];
        Assert.All(expected, reason => Assert.Contains(rows, row => row.Reason?.Code == reason));
    }

    // Nothing will happen to it any more.
    private static bool IsSettled(NoticeRow row) =>
        row.Outcome is NoticeOutcome.Skipped || row.Text?.State is OrderedTextState.Delivered or OrderedTextState.Undelivered or OrderedTextState.Failed or OrderedTextState.Unconfirmed;

    private void Report(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
