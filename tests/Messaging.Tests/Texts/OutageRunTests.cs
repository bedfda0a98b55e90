using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;

namespace Messaging.Tests.Texts;

/// <summary>
/// R9 at the size of every commit: the carrier is away while texts pile up, and when it is back they leave, each once and
/// in order. TESTS_OUTAGE_TEXTS and TESTS_OUTAGE_SECONDS make it longer.
/// </summary>
[Trait("Needs", "Servers")]
public sealed class OutageRunTests(TextingHost host) : IClassFixture<TextingHost>
{
    private const int TextsPerPerson = 10;
    private static readonly int Texts = Setting("TESTS_OUTAGE_TEXTS", 200);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(Setting("TESTS_OUTAGE_SECONDS", 3));

    [Fact]
    public async Task What_was_written_while_the_carrier_was_away_leaves_once_and_in_order()
    {
        await host.StopMessagingAsync();
        await using var network = new FaultProxy("127.0.0.1", host.CarrierAddress.Port);
        host.StartMessaging(("Twilio:BaseUrl", $"http://127.0.0.1:{network.Port}"));
        // One text first, so that what a process does once is not part of it.
        var warm = await host.GivenClientAsync();
        await host.EventuallyAsync((await host.ComposeAsync(warm, "warm"))[0], TextStatus.Delivered);

        network.Refuses = true;
        network.CutAll();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var people = new List<Person>();
        for (var i = 0; i < Texts / TextsPerPerson; i++) people.Add(await host.GivenClientAsync());
        for (var n = 1; n <= TextsPerPerson; n++)
        {
            foreach (var person in people) await host.ComposeAsync(person, $"{n:D2}");
        }

        var away = TimeProvider.System.GetTimestamp();
        var tried = network.Accepted;
        await Eventually.Until(() => Task.FromResult(TimeProvider.System.GetElapsedTime(away) >= Outage && network.Accepted > tried), Outage + TimeSpan.FromMinutes(2));
        Assert.Equal(0, await CountAsync($"SELECT count(*)::int AS \"Value\" FROM text_messages WHERE direction = 'Outbound' AND status >= 30 AND body <> 'warm'"));
        network.Refuses = false;

        var start = TimeProvider.System.GetTimestamp();
        // Whether a receipt came is another test's matter: here it counts that nothing is open any more.
        await Eventually.Until(() => CountAsync($"SELECT count(*)::int AS \"Value\" FROM text_messages WHERE direction = 'Outbound' AND status < 30"), open => open == 0, TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(Texts / 50.0));
        var drained = TimeProvider.System.GetElapsedTime(start);
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000.0;
        Console.WriteLine($"measured {Texts} texts after an outage of {Outage.TotalSeconds:F0} s: drained in {drained.TotalSeconds:F1} s, managed memory {grown:+0.0;-0.0} MB");

        // A connection that is cut in the middle of a request leaves a doubt, and nobody sends a doubtful text twice: those few
        // that were tried while the carrier was away may end unconfirmed, and none of them is at the carrier.
        var doubtful = (await host.InDatabaseAsync(db => db.Texts.AsNoTracking().Where(text => text.Status == TextStatus.Unconfirmed).ToListAsync())).ToLookup(text => text.Phone, text => text.Body);
        Assert.InRange(doubtful.Sum(person => person.Count()), 0, 20 + (int)(Outage.TotalSeconds / 10));
        var accepted = (await host.Carrier.OracleAsync()).Messages.ToLookup(message => message.To);
        var all = Enumerable.Range(1, TextsPerPerson).Select(n => $"{n:D2}").ToList();
        Assert.All(people, person => Assert.Equal(all.Except(doubtful[person.Phone]), accepted[person.Phone].Select(message => message.Body)));
    }

    private Task<int> CountAsync(FormattableString sql) => host.InDatabaseAsync(async db => (await db.Database.SqlQuery<int>(sql).ToListAsync())[0]);

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
