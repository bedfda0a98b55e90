using ServiceDefaults.Http;

namespace Web.Conversations;

/// <summary>
/// Sorted rows, filled by pages and by live updates at the same time. A page takes a while to come, so what it brings
/// may be older than what came meanwhile: a row that is newer than the page's <see cref="Mark"/> is not overwritten.
/// </summary>
public sealed class LiveRows<T>(Func<T, Guid> id, IComparer<T> order)
{
    private readonly Dictionary<Guid, (T Row, long AsOf)> _rows = [];
    private readonly Dictionary<Guid, long> _removed = [];
    private IReadOnlyList<T>? _sorted;
    private long _now;

    public IReadOnlyList<T> Sorted => _sorted ??= [.. _rows.Values.Select(entry => entry.Row).Order(order)];

    /// <summary>Whether a first page has come.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Cursor of the page after what is loaded; null when everything is.</summary>
    public string? Next { get; private set; }

    public bool Contains(Guid key) => _rows.ContainsKey(key);

    public T? Find(Guid key) => _rows.TryGetValue(key, out var entry) ? entry.Row : default;

    /// <summary>Take it before asking the server, hand it in with the answer.</summary>
    public long Mark() => ++_now;

    /// <summary>
    /// Takes the newest page: at first, and to catch up after the live connection was gone. When it does not reach back
    /// to what is known, there may be a hole, so the list starts over from this page.
    /// </summary>
    public void LoadNewest(Page<T> page, long mark)
    {
        var reachesBack = IsLoaded && page.Items.Any(row => Contains(id(row)));
        if (!reachesBack)
        {
            foreach (var old in _rows.Where(row => row.Value.AsOf < mark).ToList()) _rows.Remove(old.Key);
            Next = page.Next;
        }

        IsLoaded = true;
        Merge(page.Items, mark);
    }

    /// <summary>Takes the page at <see cref="Next"/>.</summary>
    public void LoadNext(Page<T> page, long mark)
    {
        Next = page.Next;
        Merge(page.Items, mark);
    }

    /// <summary>Takes rows the server answered with.</summary>
    public void Merge(IEnumerable<T> rows, long mark)
    {
        foreach (var row in rows)
        {
            var key = id(row);
            if (_removed.TryGetValue(key, out var removed) && removed > mark) continue;
            if (!_rows.TryGetValue(key, out var known) || known.AsOf < mark) _rows[key] = (row, mark);
        }

        _sorted = null;
    }

    /// <summary>Takes a row in its newest form.</summary>
    public void Live(T row)
    {
        _rows[id(row)] = (row, ++_now);
        _sorted = null;
    }

    /// <summary>A row is gone; a page that was asked for before does not bring it back. Returns whether it was shown.</summary>
    public bool Remove(Guid key)
    {
        _removed[key] = ++_now;
        _sorted = null;
        return _rows.Remove(key);
    }
}
