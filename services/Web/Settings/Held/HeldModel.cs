using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Settings.Held;

/// <summary>What staff wrote before the number was live: to be sent or dropped, one by one or together.</summary>
public sealed class HeldModel(MessagingClient messaging)
{
    private readonly List<HeldMessage> _items = [];
    private string? _next;

    public IReadOnlyList<HeldMessage> Items => _items;

    public int Total { get; private set; }

    public bool MayRelease { get; private set; }

    public bool HasMore => _next is not null;

    public bool IsBusy { get; private set; }

    public ApiProblem? Problem { get; private set; }

    /// <summary>What became of the last click; null before.</summary>
    public string? Outcome { get; private set; }

    public async Task LoadAsync()
    {
        _items.Clear();
        _next = null;
        await ReadAsync();
    }

    public Task MoreAsync() => _next is null || IsBusy ? Task.CompletedTask : ReadAsync();

    public Task ReleaseAsync(Guid? message) => DecideAsync(() => messaging.ReleaseHeldAsync(Ids(message), Guid.CreateVersion7()), "sent");

    public Task DropAsync(Guid? message) => DecideAsync(() => messaging.DropHeldAsync(Ids(message), Guid.CreateVersion7()), "dropped");

    private static IReadOnlyList<Guid>? Ids(Guid? message) => message is { } id ? [id] : null;

    private async Task ReadAsync()
    {
        var answer = await messaging.ListHeldAsync(_next);
        Problem = answer.Problem;
        if (!answer.IsOk) return;
        _items.AddRange(answer.Value.Items);
        (Total, MayRelease, _next) = (answer.Value.Total, answer.Value.MayRelease, answer.Value.Next);
    }

    // What waits is decided once, whatever the key: a click of its own for every try repeats nothing.
    private async Task DecideAsync(Func<Task<Answer<HeldDecided>>> call, string done)
    {
        if (IsBusy) return;
        (IsBusy, Problem, Outcome) = (true, null, null);
        var answer = await call();
        IsBusy = false;
        if (answer.IsOk)
        {
            var (count, kept) = (answer.Value.Done.Count, answer.Value.NotTexted.Count);
            Outcome = $"{Counted(count)} {done}." + (kept > 0 ? $" {Counted(kept)} could not be texted and still {(kept == 1 ? "waits" : "wait")}." : "");
            await LoadAsync();
        }
        else
        {
            Problem = answer.Problem;
        }
    }

    private static string Counted(int count) => count == 1 ? "1 message" : $"{count} messages";
}
