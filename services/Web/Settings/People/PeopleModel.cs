using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Settings.People;

/// <summary>The grid of people: pages are fetched as far as somebody scrolls, a row changes where it stands.</summary>
public sealed class PeopleModel(ContactsClient contacts)
{
    private const int SmallestPage = 100;
    private const int LargestPage = 1000;

    private Task _fetch = Task.CompletedTask;
    private List<ContactRow> _rows = [];
    private string? _next;
    private int _version;

    public ContactFilter Filter { get; private set; } = new();

    public IReadOnlyList<ContactRow> Rows => _rows;

    /// <summary>How many people the filter finds; null until it is counted.</summary>
    public int? Count { get; private set; }

    public bool IsLoaded { get; private set; }

    public bool HasMore => _next is not null;

    public ApiProblem? Problem { get; private set; }

    /// <summary>People whose change has no answer yet.</summary>
    public HashSet<Guid> Saving { get; } = [];

    public HashSet<Guid> Selected { get; } = [];

    public async Task ShowAsync(ContactFilter filter)
    {
        var version = ++_version;
        (Filter, _rows, _next, Count, IsLoaded, Problem) = (filter, [], null, null, false, null);
        Selected.Clear();
        await FetchAsync(version, 0);
    }

    /// <summary>Counts whom the filter finds: after the first rows, which nobody should have to wait for because of it.</summary>
    public async Task CountAsync()
    {
        var version = _version;
        if (!IsLoaded || Problem is not null) return;
        // The list counts nothing; without more pages it is its own count.
        if (!HasMore) Count = _rows.Count;
        else if (await contacts.PreviewAsync(new(null, Filter, true, null)) is { IsOk: true } answer && version == _version) Count = answer.Value.People;
    }

    /// <summary>Fetches until the row at <paramref name="index"/> is there, or there are no more.</summary>
    public async Task ReachAsync(int index)
    {
        var version = _version;
        while (version == _version && index >= _rows.Count && HasMore && Problem is null) await FetchAsync(version, index);
    }

    /// <summary>Shows the change at once and takes it back when it was refused.</summary>
    public async Task ChangeAsync(ContactRow row, ChangeTexting change)
    {
        if (!Saving.Add(row.ContactId)) return;
        Problem = null;
        Put(row with
        {
            TextingEnabled = change.TextingEnabled ?? row.TextingEnabled,
            DefaultDelivery = change.DefaultDelivery ?? row.DefaultDelivery,
        });
        var answer = await contacts.ChangeAsync(row.ContactId, change);
        Saving.Remove(row.ContactId);
        Problem = answer.Problem;
        Put(answer.Value ?? row);
    }

    /// <summary>Somebody wants no more texts; so does everybody with the same number.</summary>
    public void MarkStopped(Guid contactId)
    {
        var phone = _rows.Find(row => row.ContactId == contactId)?.Phone;
        _rows = [.. _rows.Select(row => row.PhoneProblem is null && row.Phone == phone ? row with { OptedOut = true } : row)];
    }

    public void Select(Guid contactId, bool isSelected)
    {
        if (isSelected) Selected.Add(contactId);
        else Selected.Remove(contactId);
    }

    private void Put(ContactRow changed)
    {
        var at = _rows.FindIndex(row => row.ContactId == changed.ContactId);
        if (at >= 0) _rows[at] = changed;
    }

    // One page after the other: two at once would both be the page behind the same row.
    private Task FetchAsync(int version, int index) => _fetch = FetchAfterAsync(_fetch, version, index);

    private async Task FetchAfterAsync(Task before, int version, int index)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (version != _version || (IsLoaded && !HasMore)) return;
        // Somebody who drags the scroll bar to the end of 10,000 people must not wait for a hundred pages.
        var answer = await contacts.ListAsync(Filter, _next, Math.Clamp(index + 1 - _rows.Count, SmallestPage, LargestPage));
        if (version != _version) return;
        Problem = answer.Problem;
        if (!answer.IsOk) return;
        _rows.AddRange(answer.Value.Items);
        (_next, IsLoaded) = (answer.Value.Next, true);
    }
}
