using Texting.Contracts.Notifications.Http;
using Web.Clients;

namespace Web.Settings.Notifications;

/// <summary>What became of the notices, newest first; a held one can be let go.</summary>
public sealed class NoticesModel
{
    private readonly NotificationsClient _notifications;
    private readonly PagedRows<NoticeRow> _rows;

    public NoticesModel(NotificationsClient notifications)
    {
        _notifications = notifications;
        _rows = new(cursor => notifications.ListAsync(Outcome, cursor));
    }

    public IReadOnlyList<NoticeRow> Rows => _rows.Rows;

    /// <summary>Null shows all.</summary>
    public NoticeOutcome? Outcome { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsLoaded { get; private set; }

    public bool HasMore => _rows.HasMore;

    public async Task ShowAsync(NoticeOutcome? outcome)
    {
        _rows.Clear();
        (Outcome, IsLoaded) = (outcome, false);
        await FetchAsync();
    }

    public Task MoreAsync() => HasMore ? FetchAsync() : Task.CompletedTask;

    /// <summary>Sends a held notice now; the key is the notice's own, for it can go only once.</summary>
    public async Task SendNowAsync(NoticeRow notice)
    {
        var answer = await _notifications.SendNowAsync(notice.Id);
        Problem = answer.Problem;
        if (answer.IsOk) _rows.Replace(row => row.Id == notice.Id, answer.Value);
    }

    private async Task FetchAsync()
    {
        if (await _rows.FetchAsync() is { } answer) (Problem, IsLoaded) = (answer.Problem, true);
    }
}
