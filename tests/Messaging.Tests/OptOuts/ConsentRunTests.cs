using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Messaging.Contacts;
using Messaging.Data;
using Messaging.Tests.Carrier;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Testing;
using Testing.Processes;
using Texting.Contracts.Messaging;
using Texting.Contracts.Platform;

namespace Messaging.Tests.OptOuts;

/// <summary>
/// R17 at the size of every commit: STOP and START from many phones while staff compose, notices arrive, refused creates are
/// tried again and a second sender is killed. TESTS_PHONES makes it larger.
/// </summary>
[Trait("Needs", "Servers")]
public sealed class ConsentRunTests(TextingHost host) : IClassFixture<TextingHost>
{
    private const int Talkers = 8;
    private const int Writers = 4;
    private const int WordsPerPhone = 4;
    private const int TextsPerPhone = 4;
    private const int Kills = 2;
    private static readonly int Phones = int.TryParse(Environment.GetEnvironmentVariable("TESTS_PHONES"), out var phones) ? phones : 100;

    private readonly ConcurrentBag<Silence> _silences = [];
    private int _said;

    [Fact]
    public async Task No_text_leaves_after_a_STOP_whatever_happens_at_once()
    {
        var random = Seed.For("the consent run");
        var people = await GivenPeopleAsync();
        // The carrier's own list of those who said STOP must not hide a mistake of ours, so it never hears them.
        await host.Carrier.SwitchFaultsAsync(random.Next(), new { kind = "refuse429", probability = 0.05 }, new { kind = "acceptThenDrop", probability = 0.02 }, new { kind = "refuse503", probability = 0.02 });
        await using var other = await host.StartProcessAsync();

        var talking = Task.WhenAll(Enumerable.Range(0, Talkers).Select(i => TalkAsync([.. people.Where((_, index) => index % Talkers == i)], new Random(random.Next()))));
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync(people, new Random(random.Next()))));
        await KillAsync(other);
        await Task.WhenAll(talking, writing);
        await host.Carrier.ClearFaultsAsync();
        await Eventually.Until(OpenAsync, open => open == 0, TimeSpan.FromMinutes(5));

        var claims = await ClaimsAsync();
        var accepted = await AcceptedAsync();
        var refused = await CountAsync("SELECT count(*)::int AS \"Value\" FROM text_messages WHERE refusal = 'OptedOut'");
        Console.WriteLine($"measured a consent run of {Phones} phones: {_silences.Count} STOPs, {claims.Count} claims, {accepted.Count} accepted, {refused} refused");
        Assert.Empty(ConsentChecker.Check(_silences, claims, accepted));
        // A run in which nothing was at stake proves nothing.
        Assert.True(accepted.Count > Phones / 2 && refused > Phones / 10, $"{accepted.Count} accepted, {refused} refused");
    }

    private async Task<IReadOnlyList<Person>> GivenPeopleAsync()
    {
        var people = Enumerable.Range(0, Phones).Select(i => new Person(Guid.CreateVersion7(), string.Create(CultureInfo.InvariantCulture, $"+1{(i / 10_000) + 415}3{i % 10_000:D6}"))).ToList();
        foreach (var chunk in people.Chunk(500))
        {
            await host.InDatabaseAsync(db =>
            {
                foreach (var person in chunk)
                {
                    var contact = Contact.NewClient(TextingHost.Company, person.Id);
                    contact.Apply(new ClientChanged(TextingHost.Company, person.Id, 1, "Ann", "Miller", "ann@example.com", new Dictionary<string, string> { ["Mobile"] = person.Phone }, null, true), "Mobile");
                    db.Contacts.Add(contact);
                }

                return db.SaveChangesAsync();
            });
        }

        return people;
    }

    /// <summary>People change their minds, one word after the other.</summary>
    private async Task TalkAsync(IReadOnlyList<Person> people, Random random)
    {
        var stopped = new Dictionary<Person, DateTimeOffset>();
        for (var word = 0; word < people.Count * WordsPerPhone; word++)
        {
            var person = people[random.Next(people.Count)];
            if (stopped.Remove(person, out var since))
            {
                _silences.Add(new Silence(person.Phone, since, TimeProvider.System.GetUtcNow()));
                await SayAsync(person, "START");
            }
            else
            {
                await SayAsync(person, "STOP");
                stopped[person] = TimeProvider.System.GetUtcNow();
            }

            Interlocked.Increment(ref _said);
        }

        foreach (var (person, since) in stopped) _silences.Add(new Silence(person.Phone, since, DateTimeOffset.MaxValue));
    }

    private async Task SayAsync(Person person, string word)
    {
        using var answer = await host.Webhooks.PostAsync("/webhooks/twilio/inbound",
            $"MessageSid=SM{Guid.CreateVersion7():N}&AccountSid={TextingHost.AccountSid}&From={Uri.EscapeDataString(person.Phone)}&To={Uri.EscapeDataString(TextingHost.Number)}&Body={word}&NumMedia=0&NumSegments=1");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Staff write to whoever comes to mind, in one or several texts, or to twenty people at once.</summary>
    private async Task WriteAsync(IReadOnlyList<Person> people, Random random)
    {
        for (var left = Phones * TextsPerPhone / Writers; left > 0;)
        {
            var to = Enumerable.Range(0, random.Next(10) == 0 ? 20 : 1).Select(_ => people[random.Next(people.Count)]).Distinct().ToList();
            string[] parts = random.Next(3) == 0 ? ["one", "two", "three"] : ["only one"];
            foreach (var person in to)
                await host.InDatabaseAsync(db => TextingHost.ComposeAsync(db, person, parts, random.Next(5) == 0 ? Urgency.Urgent : Urgency.Normal));
            left -= to.Count * parts.Length;
        }
    }

    private async Task KillAsync(ServiceProcess sender)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            await Eventually.Until(() => Volatile.Read(ref _said) >= Phones * WordsPerPhone * kill / (Kills + 1), TimeSpan.FromMinutes(10));
            await sender.KillAsync();
            await sender.StartAsync();
        }
    }

    private Task<int> OpenAsync() => CountAsync("SELECT count(*)::int AS \"Value\" FROM text_messages WHERE direction = 'Outbound' AND status < 30");

    private Task<int> CountAsync(string sql) => host.InDatabaseAsync(async db => (await db.Database.SqlQueryRaw<int>(sql).ToListAsync())[0]);

    private Task<List<Left>> ClaimsAsync() => host.InDatabaseAsync(async db => await db.TextEvents.Where(step => step.What == TextEvent.Claimed)
        .Join(db.Texts, step => step.TextId, text => text.Id, (step, text) => new Left(text.Id.ToString(), text.Phone, step.At)).ToListAsync());

    private async Task<List<Left>> AcceptedAsync() =>
        [.. (await host.Carrier.OracleAsync()).Messages.Select(message => new Left(message.M ?? message.Sid, message.To, message.At))];
}
