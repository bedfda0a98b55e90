using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Settings.Unassigned;

/// <summary>What was just decided, so that it can be taken back from the same place.</summary>
/// <param name="TextId">The text.</param>
/// <param name="Words">What happened to it.</param>
public sealed record Decision(Guid TextId, string Words);

/// <summary>The lists of texts without a feed, and the decisions on them.</summary>
public sealed class UnassignedModel(UnassignedClient unassigned)
{
    private List<UnassignedText> _rows = [];
    private string? _next;
    private int _version;

    public UnassignedStanding Standing { get; private set; }

    public IReadOnlyList<UnassignedText> Rows => _rows;

    public UnassignedCount? Count { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsLoaded { get; private set; }

    public bool IsLoading { get; private set; }

    public bool IsBusy { get; private set; }

    public bool HasMore => _next is not null;

    public Decision? Last { get; private set; }

    public async Task ShowAsync(UnassignedStanding standing)
    {
        if (standing != Standing) Last = null;
        (Standing, _rows, _next, IsLoaded) = (standing, [], null, false);
        await FetchAsync(++_version, null);
        await CountAsync();
    }

    public Task MoreAsync() => _next is { } next && !IsLoading ? FetchAsync(_version, next) : Task.CompletedTask;

    /// <summary>What went wrong before does not belong to what is opened now.</summary>
    public void ForgetProblem() => Problem = null;

    public Task<bool> AssignAsync(UnassignedText text, Guid contactId, string name, bool remember) => DecideAsync(
        text.TextId,
        key => unassigned.AssignAsync(text.TextId, new(contactId, remember), key),
        remember ? $"Moved to {name}. The next text from this number goes there by itself." : $"Moved to {name}.");

    public Task<bool> BlockAsync(UnassignedText text) =>
        DecideAsync(text.TextId, key => unassigned.BlockAsync(text.TextId, key), "The sender is blocked.");

    public async Task UndoAsync(Guid textId)
    {
        if (!await DecideAsync(textId, key => unassigned.UndoAsync(textId, key), null)) return;
        await ShowAsync(Standing);
    }

    private async Task<bool> DecideAsync(Guid textId, Func<Guid, Task<Answer<UnassignedText>>> call, string? words)
    {
        if (IsBusy) return false;
        (IsBusy, Problem) = (true, null);
        // Deciding the same twice changes nothing, so every click may have a key of its own.
        var answer = await call(Guid.CreateVersion7());
        (IsBusy, Problem) = (false, answer.Problem);
        if (!answer.IsOk) return false;
        Last = words is null ? null : new(textId, words);
        _rows.RemoveAll(row => row.TextId == textId);
        await CountAsync();
        return true;
    }

    private async Task CountAsync()
    {
        if (await unassigned.CountAsync() is { IsOk: true } answer) Count = answer.Value;
    }

    private async Task FetchAsync(int version, string? cursor)
    {
        IsLoading = true;
        var answer = await unassigned.ListAsync(Standing, cursor);
        if (version != _version) return;
        (IsLoading, Problem) = (false, answer.Problem);
        if (!answer.IsOk) return;
        _rows.AddRange(answer.Value.Items);
        (_next, IsLoaded) = (answer.Value.Next, true);
    }
}
