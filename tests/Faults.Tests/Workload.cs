using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Faults.Tests;

/// <summary>Staff who keep composing and clients who keep answering, whatever breaks. Every request is repeated with its key until it is answered.</summary>
internal sealed class Workload(PersonClient olivia, SimulatedCarrier carrier, int seed)
{
    private const int Writers = 8;
    private static readonly int[] AreaCodes = [212, 213, 305, 312, 404, 503, 602, 617, 702, 713];
    private static readonly TimeSpan PatienceOfAPerson = TimeSpan.FromMinutes(2);
    private readonly Random _random = new(seed);
    private readonly ConcurrentBag<FeedEntry> _acknowledged = [];
    private readonly ConcurrentBag<(Guid Client, string Words, bool Taken)> _answers = [];
    private int _done;

    public IReadOnlyCollection<FeedEntry> Acknowledged => _acknowledged;

    public IReadOnlyCollection<(Guid Client, string Words, bool Taken)> Answers => _answers;

    /// <summary>How many composes and answers were carried out.</summary>
    public int Done => Volatile.Read(ref _done);

    public async Task RunAsync(int messages, int answers, int clients)
    {
        var steps = Enumerable.Range(0, messages).Select(i => (Client: _random.Next(clients), Text: $"Message {i} of run {seed}", IsAnswer: false))
            .Concat(Enumerable.Range(0, answers).Select(i => (Client: _random.Next(clients), Text: $"Answer {i} of run {seed}", IsAnswer: true)))
            .ToArray();
        _random.Shuffle(steps);
        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (step, _) =>
        {
            await (step.IsAnswer ? AnswerAsync(step.Client, step.Text) : ComposeAsync(step.Client, step.Text));
            Interlocked.Increment(ref _done);
        });
    }

    private async Task ComposeAsync(int client, string text)
    {
        var key = Guid.CreateVersion7().ToString();
        var answer = await Eventually.Until(
            () => olivia.TryComposeAsync(Contact(client), text, DeliveryMode.TextOnly, key), IsAnswered, PatienceOfAPerson);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        _acknowledged.Add((await answer.Content.ReadFromJsonAsync<FeedEntry>())!);
        answer.Dispose();
    }

    private async Task AnswerAsync(int client, string text)
    {
        var (_, taken) = await carrier.TextArrivesAsync(Phone(client), Demo.CompanyNumber, text);
        _answers.Add((Contact(client), text, taken));
    }

    // 409: the first try of this key is still running. 5xx: something is being killed. Neither is an answer.
    private static bool IsAnswered(HttpResponseMessage answer) =>
        (int)answer.StatusCode < 500 && answer.StatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests);

    public static Guid Contact(int client) => Demo.Person(1000 + client);

    // The same rule as services/DemoPlatform/DemoData.ExtraClients.
    private static string Phone(int client) => $"+1{AreaCodes[client / 100 % AreaCodes.Length]}55501{client % 100:D2}";

    /// <summary>Waits until every text has come to rest.</summary>
    /// <param name="hidden">Texts whose fate the carrier keeps to itself: for them "accepted" is all there will ever be.</param>
    /// <param name="deadline">How long to wait at most.</param>
    public async Task<IReadOnlyList<SeenText>> DrainAsync(IReadOnlySet<Guid> hidden, TimeSpan deadline)
    {
        var texts = _acknowledged.SelectMany(entry => entry.Texts).ToArray();
        try
        {
            return await Eventually.Until(() => SeeAsync(texts), seen => seen.All(text => IsSettled(text, hidden)), deadline);
        }
        catch (TimeoutException)
        {
            // What has not settled by now is for the checkers to name.
            return await SeeAsync(texts);
        }
    }

    private async Task<IReadOnlyList<SeenText>> SeeAsync(FeedText[] texts)
    {
        var seen = new ConcurrentBag<SeenText>();
        await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (text, _) =>
        {
            var life = await olivia.TextAsync(text.Id);
            seen.Add(new SeenText(life.Id, life.Status, life.Segments));
        });
        return [.. seen];
    }

    private static bool IsSettled(SeenText text, IReadOnlySet<Guid> hidden) => text.Status switch
    {
        TextState.Queued or TextState.Sending or TextState.InDoubt => false,
        TextState.Accepted => hidden.Contains(text.Id),
        _ => true,
    };
}
