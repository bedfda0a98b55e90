using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Conversations;

/// <summary>A message on its way to the server, shown at once.</summary>
public sealed record PendingMessage(Guid Key, string Html, DeliveryMode? Delivery, DateTimeOffset At, IReadOnlyList<DraftPicture> Pictures);

/// <summary>One contact's feed: who it is, what was said, what is being sent.</summary>
public sealed class FeedModel(Guid contactId, MessagingClient messaging, TimeProvider clock)
{
    private static readonly Comparer<FeedEntry> OldestFirst = Comparer<FeedEntry>.Create((a, b) =>
    {
        var byTime = a.At.CompareTo(b.At);
        return byTime != 0 ? byTime : a.Id.CompareTo(b.Id);
    });

    private readonly LiveRows<FeedEntry> _entries = new(entry => entry.Id, OldestFirst);
    private readonly List<PendingMessage> _pending = [];
    private readonly List<FeedEntry> _held = [];
    private int _headQuestion;

    public Guid ContactId => contactId;

    public ConversationHead? Head { get; private set; }

    public IReadOnlyList<FeedEntry> Entries => _entries.Sorted;

    public IReadOnlyList<PendingMessage> Pending => _pending;

    public ApiProblem? Problem { get; private set; }

    public bool IsLoaded => Head is not null && _entries.IsLoaded;

    public bool IsLoadingOlder { get; private set; }

    public bool HasOlder => _entries.Next is not null;

    /// <summary>Raised whenever something to show has changed while an operation is still under way.</summary>
    public event Action? Changed;

    /// <summary>Loads head and newest entries: at first, and to catch up after the live connection was gone.</summary>
    public async Task LoadAsync()
    {
        var mark = _entries.Mark();
        var question = ++_headQuestion;
        var asked = messaging.ReadHeadAsync(contactId);
        var page = await messaging.ReadFeedAsync(contactId, before: null);
        Problem = page.Problem;
        if (page.IsOk) _entries.LoadNewest(page.Value, mark);
        var head = await asked;
        if (!head.IsOk) Problem = head.Problem;
        else if (Head is null || question == _headQuestion) Head = head.Value;
    }

    public async Task LoadOlderAsync()
    {
        if (!HasOlder || IsLoadingOlder) return;
        IsLoadingOlder = true;
        var mark = _entries.Mark();
        var page = await messaging.ReadFeedAsync(contactId, _entries.Next);
        IsLoadingOlder = false;
        Problem = page.Problem;
        if (page.IsOk) _entries.LoadNext(page.Value, mark);
    }

    /// <summary>An entry was added or changed. Returns true when it is new and came from the contact.</summary>
    public async Task<bool> ApplyAsync(FeedEntry entry)
    {
        if (entry.ContactId != contactId) return false;
        var isNew = !_entries.Contains(entry.Id);

        // The stream may be faster than the answer to our own POST; the entry waits, or it would stand there twice.
        if (isNew && entry.Kind == FeedEntryKind.Outbound && _pending.Count > 0)
        {
            _held.Add(entry);
            return false;
        }

        _entries.Live(entry);
        if (!isNew || entry.Kind == FeedEntryKind.Outbound) return false;

        // STOP and START change whether a text may go, and the composer has to say so together with them.
        if (entry.Kind == FeedEntryKind.Keyword) await ReadHeadAsync();
        return true;
    }

    /// <summary>Whether and how the person can be texted may have changed, by whatever way.</summary>
    public async Task ReadHeadAsync()
    {
        var question = ++_headQuestion;
        var head = await messaging.ReadHeadAsync(contactId);
        // An older answer would undo what a newer one said; and a head that could not be read is no reason to hide the last one.
        if (question == _headQuestion && head.IsOk) Head = head.Value;
    }

    /// <summary>An entry went back to the unassigned texts. Returns whether it stood here.</summary>
    public bool Remove(Guid entryId)
    {
        _held.RemoveAll(entry => entry.Id == entryId);
        return _entries.Remove(entryId);
    }

    /// <summary>Sends a message, shown as pending until the server has it. A problem leaves no trace in the feed.</summary>
    public async Task<Answer<FeedEntry>> SendAsync(ComposeMessage message, Guid key, IReadOnlyList<DraftPicture>? pictures = null)
    {
        var mark = _entries.Mark();
        var pending = new PendingMessage(key, message.Html, message.Delivery, clock.GetUtcNow(), pictures ?? []);
        _pending.Add(pending);
        Changed?.Invoke();

        var answer = await messaging.ComposeAsync(contactId, message, key);
        _pending.Remove(pending);
        if (answer.IsOk) _entries.Merge([answer.Value], mark);
        if (_pending.Count == 0)
        {
            _held.ForEach(_entries.Live);
            _held.Clear();
        }

        Changed?.Invoke();
        return answer;
    }

    /// <summary>Tells everybody that what the contact wrote has been read.</summary>
    public async Task MarkReadAsync()
    {
        // Not worth a word on the page when it fails: the badge stays, and the next look at the feed tries again.
        await messaging.MarkReadAsync(contactId);
    }
}
