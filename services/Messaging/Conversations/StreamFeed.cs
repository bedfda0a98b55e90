using Messaging.Data;
using Messaging.Live;
using Messaging.Media;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Conversations;

/// <summary>The live feed of a company as Server-Sent Events.</summary>
public static class StreamFeed
{
    // More than this is loaded faster as pages than event by event.
    private const int MostToRepeat = 1000;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Whoever may listen is asked anew when the page connects again.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static async Task HandleAsync(
        HttpContext http, MessagingDb db, NpgsqlDataSource database, FeedListeners listeners, MediaLinks links, CurrentCompany company,
        TimeProvider clock, IHostApplicationLifetime host)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping, limit.Token);

        // First listen, then read what was missed: what comes in between is told twice, never not at all.
        using var listener = listeners.Listen(company.Required);
        try
        {
            await listeners.Followed.WaitAsync(end.Token);
            var present = new FeedPosition(await FeedLog.CompleteBelowAsync(database, end.Token), clock.GetUtcNow());
            var response = new EventWriter(http.Response, end.Token);
            await response.StartAsync(present);
            foreach (var news in await MissedAsync(http.Request, present, db, database, company.Required, links, end.Token)) await response.WriteAsync(news);
            await FollowAsync(listener, response, clock, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page is gone, or the process is about to be.
        }
    }

    private static async Task<IReadOnlyList<FeedNews>> MissedAsync(
        HttpRequest request, FeedPosition present, MessagingDb db, NpgsqlDataSource database, Guid companyId, MediaLinks links, CancellationToken cancellationToken)
    {
        if (request.Headers["Last-Event-ID"] is not [{ Length: > 0 } id]) return [];
        FeedNews reset = new(FeedStream.Reset, "{}", present);
        if (FeedPosition.Parse(id) is not { } last || !last.IsKnown(present.CompleteBelow, present.At)) return [reset];
        var missed = await FeedLog.ReadAsync(database, last.CompleteBelow, [companyId], MostToRepeat + 1, cancellationToken);
        return missed.Changes.Count > MostToRepeat
            ? [reset]
            : await FeedNews.RenderAsync(db, missed.Changes, last, present, links, cancellationToken);
    }

    private static async Task FollowAsync(FeedListeners.Listener listener, EventWriter response, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Heartbeat, clock);
        var tick = beat.WaitForNextTickAsync(cancellationToken).AsTask();
        var more = listener.News.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            await response.FlushAsync();
            await Task.WhenAny(more, tick);
            if (tick.IsCompleted)
            {
                if (await tick) await response.BeatAsync();
                tick = beat.WaitForNextTickAsync(cancellationToken).AsTask();
            }

            if (!more.IsCompleted) continue;
            if (!await more) return; // cut off: the page reconnects and catches up
            while (listener.News.TryRead(out var batch))
            {
                foreach (var news in batch) await response.WriteAsync(news);
            }

            more = listener.News.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    private sealed class EventWriter(HttpResponse response, CancellationToken cancellationToken)
    {
        /// <summary>An id without an event: a page that loses the connection before the first event knows where it was.</summary>
        public Task StartAsync(FeedPosition present)
        {
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-cache, no-store";
            response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            return response.WriteAsync($"id: {present}\n\n", cancellationToken);
        }

        public Task WriteAsync(FeedNews news) =>
            response.WriteAsync($"id: {news.Position}\nevent: {news.Name}\ndata: {news.Json}\n\n", cancellationToken);

        public Task BeatAsync() => response.WriteAsync(":\n\n", cancellationToken);

        public Task FlushAsync() => response.Body.FlushAsync(cancellationToken);
    }
}
