using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Settings.Held;

/// <summary>What staff wrote before the number was live: to be sent or dropped, one by one or together.</summary>
public sealed class HeldModel
{
    private readonly MessagingClient _messaging;
    private readonly PagedRows<HeldMessage> _rows;
    private HeldMessages? _answered;

    public HeldModel(MessagingClient messaging)
    {
        _messaging = messaging;
        _rows = new(AskAsync);
    }

    public IReadOnlyList<HeldMessage> Items => _rows.Rows;

    public int Total { get; private set; }

    public bool MayRelease { get; private set; }

    public bool HasMore => _rows.HasMore;

    public bool IsBusy { get; private set; }

    public ApiProblem? Problem { get; private set; }

    /// <summary>What became of the last click; null before.</summary>
    public string? Outcome { get; private set; }

    public async Task LoadAsync()
    {
        _rows.Clear();
        await ReadAsync();
    }

    public Task MoreAsync() => !HasMore || IsBusy ? Task.CompletedTask : ReadAsync();

    public Task ReleaseAsync(Guid? message) => DecideAsync(() => _messaging.ReleaseHeldAsync(Ids(message), Guid.CreateVersion7()), "sent");

    public Task DropAsync(Guid? message) => DecideAsync(() => _messaging.DropHeldAsync(Ids(message), Guid.CreateVersion7()), "dropped");

    private static IReadOnlyList<Guid>? Ids(Guid? message) => message is { } id ? [id] : null;

    private async Task ReadAsync()
    {
        if (await _rows.FetchAsync() is not { } answer) return;
        Problem = answer.Problem;
        if (answer.IsOk && _answered is { } held) (Total, MayRelease) = (held.Total, held.MayRelease);
    }

    // Besides the rows an answer says how many there are; that of an overtaken one is replaced before anybody reads it.
    private async Task<Answer<Page<HeldMessage>>> AskAsync(string? cursor)
    {
        var answer = await _messaging.ListHeldAsync(cursor);
        if (!answer.IsOk) return answer.Problem;
        _answered = answer.Value;
        return new Page<HeldMessage>(answer.Value.Items, answer.Value.Next);
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
