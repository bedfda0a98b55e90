using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using ServiceDefaults.Http;
using Testing;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Faults.Tests;

/// <summary>A company of the run, and one of its staff who writes.</summary>
internal sealed record Writer(Guid Company, string Number, PersonClient Person);

/// <summary>Staff who keep composing and clients who keep answering, whatever breaks. Every request is repeated with its key until it is answered.</summary>
/// <remarks>One step of twenty, at most 40, is the other company's: what is counted for one must not be counted for the other.</remarks>
internal sealed class Workload(Writer olivia, Writer nora, SimulatedCarrier carrier, int seed)
{
    private const int MostOfOthers = 40;
    private const int AtOnce = 8;
    private static readonly int[] AreaCodes = [212, 213, 305, 312, 404, 503, 602, 617, 702, 713];
    private static readonly TimeSpan PatienceOfAPerson = TimeSpan.FromMinutes(2);
    private readonly Random _random = new(seed);
    private readonly ConcurrentBag<(Writer By, FeedEntry Entry)> _acknowledged = [];
    private readonly ConcurrentBag<(Writer To, Guid Client, string Words, bool Taken)> _answers = [];
    private int _done;

    /// <summary>Who writes, company by company.</summary>
    public Writer[] Writers => [olivia, nora];

    public IReadOnlyCollection<(Writer To, Guid Client, string Words, bool Taken)> Answers => _answers;

    /// <summary>Texts of the messages of one company that were answered 2xx.</summary>
    public IReadOnlySet<Guid> TextsOf(Writer writer) => _acknowledged.Where(taken => taken.By == writer).SelectMany(taken => taken.Entry.Texts).Select(text => text.Id).ToHashSet();

    /// <summary>How many composes and answers were carried out.</summary>
    public int Done => Volatile.Read(ref _done);

    public async Task RunAsync(int messages, int answers, int clients)
    {
        var steps = Enumerable.Range(0, messages).Select(i => (Number: i, Client: _random.Next(clients), Text: $"Message {i} of run {seed}", IsAnswer: false))
            .Concat(Enumerable.Range(0, answers).Select(i => (Number: i, Client: _random.Next(clients), Text: $"Answer {i} of run {seed}", IsAnswer: true)))
            .ToArray();
        _random.Shuffle(steps);
        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (step, _) =>
        {
            var (writer, client, phone) = Partner(isOthers: step.Number % Math.Max(20, messages / MostOfOthers) == 0, step.Client);
            await (step.IsAnswer ? AnswerAsync(writer, client, phone, step.Text) : ComposeAsync(writer, client, step.Text));
            Interlocked.Increment(ref _done);
        });
    }

    private (Writer Writer, Guid Client, string Phone) Partner(bool isOthers, int client) =>
        isOthers ? (nora, Demo.Noah.Id, Demo.Noah.Phone) : (olivia, Contact(client), Phone(client));

    private async Task ComposeAsync(Writer writer, Guid client, string text)
    {
        var key = Guid.CreateVersion7().ToString();
        var answer = await Eventually.Until(
            () => writer.Person.TryComposeAsync(client, text, DeliveryMode.TextOnly, key), IsAnswered, PatienceOfAPerson);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        _acknowledged.Add((writer, (await answer.Content.ReadFromJsonAsync<FeedEntry>())!));
        answer.Dispose();
    }

    private async Task AnswerAsync(Writer writer, Guid client, string phone, string text)
    {
        var (_, taken) = await carrier.TextArrivesAsync(phone, writer.Number, text);
        _answers.Add((writer, client, text, taken));
    }

    // 409: the first try of this key is still running. 5xx: something is being killed. Neither is an answer.
    private static bool IsAnswered(HttpResponseMessage answer) =>
        (int)answer.StatusCode < 500 && answer.StatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests);

    public static Guid Contact(int client) => Demo.Person(1000 + client);

    // The same rule as services/DemoPlatform/DemoData.ExtraClients.
    private static string Phone(int client) => $"+1{AreaCodes[client / 100 % AreaCodes.Length]}55501{client % 100:D2}";

    /// <summary>Everything in a client's feed, newest first.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> FeedAsync(Writer writer, Guid client)
    {
        var (all, page) = (new List<FeedEntry>(), await writer.Person.FeedAsync(client));
        for (; page.Next is { } next; page = await writer.Person.ReadAsync<Page<FeedEntry>>($"/api/messaging/conversations/{client}/messages?before={Uri.EscapeDataString(next)}"))
            all.AddRange(page.Items);
        return [.. all, .. page.Items];
    }

    /// <summary>Waits until every text has come to rest.</summary>
    /// <param name="hidden">Texts whose fate the carrier keeps to itself: for them "accepted" is all there will ever be.</param>
    /// <param name="deadline">How long to wait at most.</param>
    public async Task<IReadOnlyList<SeenText>> DrainAsync(IReadOnlySet<Guid> hidden, TimeSpan deadline)
    {
        var texts = _acknowledged.SelectMany(taken => taken.Entry.Texts.Select(text => (taken.By, text.Id))).ToArray();
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

    private static async Task<IReadOnlyList<SeenText>> SeeAsync((Writer By, Guid Id)[] texts)
    {
        var seen = new ConcurrentBag<SeenText>();
        await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (text, _) =>
        {
            var life = await text.By.Person.TextAsync(text.Id);
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
