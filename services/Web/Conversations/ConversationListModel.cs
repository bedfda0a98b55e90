using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Conversations;

/// <summary>The list of conversations: newest first, searched and filtered by the server, kept up to date live.</summary>
public sealed class ConversationListModel(MessagingClient messaging)
{
    private static readonly Comparer<ConversationSummary> NewestFirst = Comparer<ConversationSummary>.Create((a, b) =>
    {
        var byTime = Nullable.Compare(b.LastAt, a.LastAt);
        if (byTime != 0) return byTime;
        var byName = string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase);
        return byName != 0 ? byName : a.ContactId.CompareTo(b.ContactId);
    });

    private LiveRows<ConversationSummary> _rows = NoRows();

    public IReadOnlyList<ConversationSummary> Rows => _rows.Sorted;

    public string Search { get; private set; } = "";

    public ContactKind? Kind { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsLoading { get; private set; }

    public bool IsLoaded => _rows.IsLoaded;

    public bool HasMore => _rows.Next is not null;

    /// <summary>Unread entries of the conversations that are loaded.</summary>
    public int Unread => Rows.Sum(row => row.Unread);

    /// <summary>Loads from the top: at first, and to catch up after the live connection was gone.</summary>
    public Task LoadAsync() => AskAsync(null, (rows, page, mark) => rows.LoadNewest(page, mark));

    public Task LoadMoreAsync() => HasMore && !IsLoading
        ? AskAsync(_rows.Next, (rows, page, mark) => rows.LoadNext(page, mark))
        : Task.CompletedTask;

    public Task SearchAsync(string? text) => StartOverAsync(text?.Trim() ?? "", Kind);

    public Task ShowAsync(ContactKind? kind) => StartOverAsync(Search, kind);

    /// <summary>A conversation was added or changed.</summary>
    public void Apply(ConversationSummary changed)
    {
        // Only the server knows what a search matches, so a search shows what it found and keeps that fresh.
        var belongs = Search.Length == 0 && (Kind is null || Kind == changed.Kind);
        if (belongs || _rows.Contains(changed.ContactId)) _rows.Live(changed);
    }

    /// <summary>The feed was opened: the badge goes at once, the server's word follows on the stream.</summary>
    public void MarkRead(Guid contactId)
    {
        if (_rows.Find(contactId) is { Unread: > 0 } row) _rows.Live(row with { Unread = 0 });
    }

    private Task StartOverAsync(string search, ContactKind? kind)
    {
        (Search, Kind) = (search, kind);
        _rows = NoRows();
        return LoadAsync();
    }

    // Answers may overtake each other while somebody types: only the answer to the present question is kept.
    private async Task AskAsync(
        string? cursor, Action<LiveRows<ConversationSummary>, Page<ConversationSummary>, long> take)
    {
        var rows = _rows;
        var mark = rows.Mark();
        IsLoading = true;
        var answer = await messaging.ListConversationsAsync(Search, Kind, cursor);
        if (rows != _rows) return;
        IsLoading = false;
        Problem = answer.Problem;
        if (answer.IsOk) take(rows, answer.Value, mark);
    }

    private static LiveRows<ConversationSummary> NoRows() => new(row => row.ContactId, NewestFirst);
}
