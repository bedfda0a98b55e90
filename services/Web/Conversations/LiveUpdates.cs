using System.Net;
using System.Text.Json;
using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Conversations;

/// <summary>The one live connection of a browser tab: reads, reconnects where it stopped, and tells the pages.</summary>
public sealed class LiveUpdates(MessagingStream stream, TimeProvider clock, ILogger<LiveUpdates> log) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private List<Func<LiveUpdate, Task>> _pages = [];
    private Task? _run;
    private string? _lastEventId;
    private bool _missed;

    public LiveState State { get; private set; }

    /// <summary>Calls the page for every update, one after the other, on no particular thread.</summary>
    public IDisposable Subscribe(Func<LiveUpdate, Task> page)
    {
        lock (_lock) _pages = [.. _pages, page];
        return new Subscription(() =>
        {
            lock (_lock) _pages = [.. _pages.Where(other => other != page)];
        });
    }

    /// <summary>
    /// Starts reading, once, and waits a moment for the first connection: what a page loads after a connection stands
    /// has no gap to what comes live. If the first connection takes longer, a <see cref="CatchUp"/> closes the gap.
    /// </summary>
    public async Task StartAsync()
    {
        _run ??= Task.Run(RunAsync);
        await Task.WhenAny(_firstAttempt.Task, Task.Delay(PatienceAtStart, clock));
        if (!_firstAttempt.Task.IsCompleted) _missed = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_run is not null) await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    /// <summary>How long to wait before the next attempt: doubling, bounded, spread so that tabs do not come back as one.</summary>
    public static TimeSpan Pause(int failures, double spread)
    {
        var seconds = Math.Min(0.5 * Math.Pow(2, Math.Min(failures, 10)), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.75 + spread / 2));
    }

    private async Task RunAsync()
    {
        var failures = 0;
        while (true)
        {
            var started = clock.GetTimestamp();
            try
            {
                await ReadAsync();
            }
            catch (HttpRequestException refused) when (refused.StatusCode == HttpStatusCode.Unauthorized)
            {
                await EnterAsync(LiveState.SignedOut);
                return;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or TimeoutException or JsonException)
            {
                log.LogInformation("The live connection is gone ({Reason}); connecting again.", broken.GetType().Name);
            }
            finally
            {
                _firstAttempt.TrySetResult();
            }

            _missed = true;
            await EnterAsync(LiveState.Interrupted);
            failures = clock.GetElapsedTime(started) > StableAfter ? 0 : failures + 1;
            await Task.Delay(Pause(failures, Random.Shared.NextDouble()), clock, _stop.Token);
        }
    }

    private async Task ReadAsync()
    {
        using var open = await stream.ConnectAsync(_lastEventId, _stop.Token);
        await EnterAsync(LiveState.Live);
        _firstAttempt.TrySetResult();
        if (_missed) await TellAsync(new CatchUp());
        _missed = false;

        await foreach (var happened in open.ReadAsync(_stop.Token))
        {
            // First the id: an event that cannot be read must not come back for ever.
            _lastEventId = happened.Id ?? _lastEventId;
            if (Read(happened) is { } update) await TellAsync(update);
        }
    }

    // A name we do not know comes from a newer server and is not for us.
    private static LiveUpdate? Read(ServerSentEvent happened) => happened.Name switch
    {
        FeedStream.Entry => new EntryChanged(Data<FeedEntry>(happened)),
        FeedStream.Conversation => new ConversationChanged(Data<ConversationSummary>(happened)),
        FeedStream.Removed => new EntryRemoved(Data<FeedEntryRemoved>(happened).Id),
        FeedStream.Standing => new StandingChanged(Data<FeedStandingChanged>(happened).ContactId),
        FeedStream.Reset => new CatchUp(),
        _ => null,
    };

    private static T Data<T>(ServerSentEvent happened) =>
        JsonSerializer.Deserialize<T>(happened.Data, JsonSerializerOptions.Web)
            ?? throw new JsonException($"An event '{happened.Name}' came without data.");

    private Task EnterAsync(LiveState state)
    {
        if (state == State) return Task.CompletedTask;
        State = state;
        return TellAsync(new LiveStateChanged(state));
    }

    private async Task TellAsync(LiveUpdate update)
    {
        foreach (var page in _pages) await page(update);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
