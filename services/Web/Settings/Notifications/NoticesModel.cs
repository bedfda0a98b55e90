using ServiceDefaults.Http;
using Texting.Contracts.Notifications.Http;
using Web.Clients;

namespace Web.Settings.Notifications;

/// <summary>What became of the notices, newest first; a held one can be let go.</summary>
public sealed class NoticesModel(NotificationsClient notifications)
{
    private List<NoticeRow> _rows = [];
    private string? _next;
    private int _question;

    public IReadOnlyList<NoticeRow> Rows => _rows;

    /// <summary>Null shows all.</summary>
    public NoticeOutcome? Outcome { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsLoaded { get; private set; }

    public bool HasMore => _next is not null;

    public async Task ShowAsync(NoticeOutcome? outcome)
    {
        (Outcome, _rows, _next, IsLoaded) = (outcome, [], null, false);
        await FetchAsync(null);
    }

    public Task MoreAsync() => _next is { } next ? FetchAsync(next) : Task.CompletedTask;

    /// <summary>Sends a held notice now; the key is the notice's own, for it can go only once.</summary>
    public async Task SendNowAsync(NoticeRow notice)
    {
        var answer = await notifications.SendNowAsync(notice.Id);
        Problem = answer.Problem;
        if (answer.IsOk) _rows = [.. _rows.Select(row => row.Id == notice.Id ? answer.Value : row)];
    }

    // An answer that came after another question was asked would be shown among that one's, twice or out of place.
    private async Task FetchAsync(string? cursor)
    {
        var question = ++_question;
        Answer<Page<NoticeRow>> answer = await notifications.ListAsync(Outcome, cursor);
        if (question != _question) return;
        (Problem, IsLoaded) = (answer.Problem, true);
        if (!answer.IsOk) return;
        _rows.AddRange(answer.Value.Items);
        _next = answer.Value.Next;
    }
}
