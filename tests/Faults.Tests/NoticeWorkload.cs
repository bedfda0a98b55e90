using System.Net;
using Testing;
using Testing.Running;
using Texting.Contracts.Platform;

namespace Faults.Tests;

/// <summary>
/// A day of the host platform in bursts: visits that start, some told too late, sitters who are late, requests nobody wants
/// to hear of and some that the office does. Whatever breaks, a batch is published until it is taken.
/// </summary>
internal sealed class NoticeWorkload(PlatformClient platform, string mark, int events, int clients)
{
    private const int Batch = 50;
    private const int Publishers = 4;
    private static readonly TimeSpan PatienceOfAPublisher = TimeSpan.FromMinutes(5);
    private int _published;

    /// <summary>How many events were taken.</summary>
    public int Published => Volatile.Read(ref _published);

    /// <summary>The ids of everything that happened, filled as it happens.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>Publishes in bursts; the next one begins when the last event of the one before was decided.</summary>
    /// <param name="bursts">How many.</param>
    /// <param name="isDecided">Whether an event has led to a notice or a reason.</param>
    public async Task RunAsync(int bursts, Func<string, Task<bool>> isDecided)
    {
        foreach (var burst in Enumerable.Range(0, events).Chunk((events + bursts - 1) / bursts))
        {
            var happened = burst.Select(i => (Id: Guid.CreateVersion7(), Number: i)).ToList();
            Ids.AddRange(happened.Select(one => $"{one.Id}"));
            var at = TimeProvider.System.GetUtcNow();
            await Parallel.ForEachAsync(happened.Chunk(Batch), new ParallelOptions { MaxDegreeOfParallelism = Publishers }, async (batch, _) =>
            {
                await PublishAsync([.. batch.Select(one => PlatformClient.Event($"{one.Id}", Happened(one.Id, one.Number, at)))], twice: batch[0].Number % 3 == 0);
                Interlocked.Add(ref _published, batch.Length);
            });
            await Eventually.Until(() => isDecided($"{happened[^1].Id}"), PatienceOfAPublisher * 4);
        }
    }

    // The words are of the event alone, so that the carrier's record tells whether it was texted twice.
    private object Happened(Guid id, int number, DateTimeOffset at)
    {
        var (client, sitter, walk) = (Workload.Contact(number % clients), Demo.Person(103 + (number % 2)), $"Walk {number} {mark}");
        return (number % 20) switch
        {
            < 8 => new ServiceChangeRequested(id, Demo.Company, client, ServiceChangeKind.Change, walk, at),
            < 14 => new EventStarted(id, Demo.Company, client, sitter, walk, "Rex", at),
            < 16 => new EventStarted(id, Demo.Company, client, sitter, walk, "Rex", at.AddHours(-2)),
            16 => new StaffLate(id, Demo.Company, sitter, client, walk, at.AddMinutes(-2), 2),
            17 => new StaffLate(id, Demo.Company, sitter, client, walk, at.AddMinutes(-10), 10),
            18 => new ServicesRequested(id, Demo.Company, client, walk, at),
            _ => new StaffLate(id, Demo.Company, sitter, client, walk, at.AddHours(-3), 10),
        };
    }

    private async Task PublishAsync(IReadOnlyList<object> events, bool twice)
    {
        await Eventually.Until(async () => await platform.PublishAsync(events) == HttpStatusCode.Accepted, PatienceOfAPublisher);
        // A publisher that did not hear the answer; while something dies it may not be heard this time either.
        if (twice) await Eventually.Until(async () => await platform.PublishAsync(events) == HttpStatusCode.Accepted, PatienceOfAPublisher);
    }
}
