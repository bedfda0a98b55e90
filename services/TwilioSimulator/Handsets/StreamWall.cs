using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;

namespace TwilioSimulator.Handsets;

/// <summary>
/// GET /dev/handsets/events: <c>phone</c> with the whole phone after every change on it, <c>wall</c> when the page should
/// read its state again, and <c>beat</c> so that proxies keep a quiet stream open.
/// </summary>
internal static class StreamWall
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    public static ServerSentEventsResult<object> Handle(
        LiveWall live, HandsetWall wall, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken left) =>
        TypedResults.ServerSentEvents(Events(live, wall, clock, lifetime.ApplicationStopping, left));

    static async IAsyncEnumerable<SseItem<object>> Events(
        LiveWall live, HandsetWall wall, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken left)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(left, stopping);
        await using var changes = live.WatchAsync(over.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = NextAsync(changes);
        yield return Item("beat");

        while (true)
        {
            if (!await HappensWithin(next, Beat, clock))
            {
                yield return Item("beat");
                continue;
            }

            if (await next is not { } change) yield break;
            if (change.Everything) yield return Item("wall");
            foreach (var phone in change.Phones) yield return new SseItem<object>(ReadWall.Look(wall, phone), "phone");
            next = NextAsync(changes);
        }
    }

    // A page that is closed and a simulator that stops are both the ordinary end of a stream.
    static async Task<WallChange?> NextAsync(IAsyncEnumerator<WallChange> changes)
    {
        try
        {
            return await changes.MoveNextAsync() ? changes.Current : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    static async Task<bool> HappensWithin(Task task, TimeSpan time, TimeProvider clock)
    {
        using var enough = new CancellationTokenSource();
        var first = await Task.WhenAny(task, Task.Delay(time, clock, enough.Token));
        await enough.CancelAsync();
        return first == task;
    }

    static SseItem<object> Item(string type) => new("", type);
}
