using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Settings.Log;

/// <summary>The lines of the log, page by page, and what is counted above them.</summary>
public sealed class LogModel(LogClient log)
{
    // A search for what hardly exists answers with empty pages while it goes back. Nobody should have to click through all of them.
    private const int EmptyPagesAtOnce = 10;

    private readonly Dictionary<Guid, Guid> _keys = [];
    private List<LoggedText> _lines = [];
    private string? _next;
    private int _version;

    public LogQuestion Question { get; private set; } = new();

    public IReadOnlyList<LoggedText> Lines => _lines;

    /// <summary>Exact, for the days asked for; null until it is known.</summary>
    public TextTotals? Totals { get; private set; }

    public bool IsLoaded { get; private set; }

    public bool IsBusy { get; private set; }

    public bool HasMore => _next is not null;

    public ApiProblem? Problem { get; private set; }

    /// <summary>Texts that are just being sent again.</summary>
    public HashSet<Guid> Sending { get; } = [];

    /// <summary>Starts over. Answers to an earlier question are not shown any more.</summary>
    public async Task ShowAsync(LogQuestion question)
    {
        var version = ++_version;
        (Question, _lines, _next, Totals, IsLoaded, Problem) = (question, [], null, null, false, null);
        await Task.WhenAll(FetchAsync(version), CountAsync(version));
    }

    public Task MoreAsync() => HasMore && !IsBusy ? FetchAsync(_version) : Task.CompletedTask;

    /// <summary>Sends a text once more. Repeated after a lost answer it is still the same decision.</summary>
    public async Task SendAgainAsync(LoggedText text)
    {
        if (!Sending.Add(text.Id)) return;
        Problem = null;
        if (!_keys.TryGetValue(text.Id, out var key)) _keys[text.Id] = key = Guid.CreateVersion7();
        var answer = await log.SendAgainAsync(text.Id, key);
        Sending.Remove(text.Id);
        Problem = answer.Problem;
        if (!answer.IsOk) return;
        var at = _lines.FindIndex(line => line.Id == text.Id);
        if (at >= 0) _lines[at] = text with { MayBeSentAgain = false };
        _lines.Insert(0, answer.Value);
    }

    private async Task FetchAsync(int version)
    {
        IsBusy = true;
        var before = _lines.Count;
        for (var page = 0; page < EmptyPagesAtOnce && _lines.Count == before; page++)
        {
            var answer = await log.ListAsync(Question, _next);
            if (version != _version) return;
            Problem = answer.Problem;
            if (!answer.IsOk) break;
            _lines.AddRange(answer.Value.Items);
            _next = answer.Value.Next;
            IsLoaded = true;
            if (!HasMore) break;
        }

        IsBusy = false;
    }

    private async Task CountAsync(int version)
    {
        var answer = await log.TotalsAsync(Question);
        if (version == _version) Totals = answer.Value;
    }
}
