using ServiceDefaults.Http;

namespace Web.Clients;

/// <summary>
/// Rows of a list, page by page. An answer that another question overtook is dropped: its rows would stand among that one's,
/// twice or out of place, and two rows of one key end the whole page.
/// </summary>
/// <param name="ask">Asks for the page after a cursor; null for the first.</param>
public sealed class PagedRows<T>(Func<string?, Task<Answer<Page<T>>>> ask) where T : class
{
    private List<T> _rows = [];
    private string? _next;
    private int _question;

    public IReadOnlyList<T> Rows => _rows;

    public bool HasMore => _next is not null;

    /// <summary>Starts over; what is on its way is not wanted any more.</summary>
    public void Clear()
    {
        (_rows, _next) = ([], null);
        _question++;
    }

    /// <summary>Adds the next page.</summary>
    /// <returns>What was answered; null when another question overtook it.</returns>
    public async Task<Answer<Page<T>>?> FetchAsync()
    {
        var question = ++_question;
        var answer = await ask(_next);
        if (question != _question) return null;
        if (!answer.IsOk) return answer;
        _rows.AddRange(answer.Value.Items);
        _next = answer.Value.Next;
        return answer;
    }

    /// <summary>Shows a row as it is now.</summary>
    public void Replace(Predicate<T> which, T now) => _rows = [.. _rows.Select(row => which(row) ? now : row)];
}
