using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Clients;

namespace Web.Settings.People;

/// <summary>A change of many people: asked what it would do, done once, followed to its end.</summary>
public sealed class BulkModel(ContactsClient contacts)
{
    private BulkChangeRequest? _request;
    private Guid _key;

    public bool IsOpen => _request is not null;

    public BulkChangePreview? Preview { get; private set; }

    public BulkChangeProgress? Progress { get; private set; }

    public ApiProblem? Problem { get; private set; }

    public bool IsBusy { get; private set; }

    public bool IsRunning => Progress is { FinishedAt: null };

    public string Words => _request is null ? "" : PeopleWords.Of(_request.TextingEnabled, _request.DefaultDelivery);

    public int Percent => Progress switch
    {
        null => 0,
        { People: 0 } => 100,
        { } progress => (int)(100L * progress.Done / progress.People),
    };

    /// <summary>First step: counts. Nobody is changed. Without chosen people it is about everybody whom the filter finds.</summary>
    public async Task AskAsync(IReadOnlyCollection<Guid> chosen, ContactFilter filter, bool? enabled, DeliveryMode? delivery)
    {
        if (IsRunning) return;
        (Preview, Progress, _key) = (null, null, Guid.CreateVersion7());
        _request = chosen.Count > 0 ? new([.. chosen], null, enabled, delivery) : new(null, filter, enabled, delivery);
        await PreviewAsync(_request);
    }

    /// <summary>Second step: does it. Repeated after a lost answer it is still the same change.</summary>
    public async Task ConfirmAsync()
    {
        if (_request is not { } request || IsBusy) return;
        Take(await RunAsync(() => contacts.ChangeManyAsync(request, _key)));
    }

    public async Task LookAsync()
    {
        if (Progress is { } progress) Take(await contacts.ReadProgressAsync(progress.Id));
    }

    public void Close()
    {
        if (!IsRunning) (_request, Preview, Progress, Problem) = (null, null, null, null);
    }

    private async Task PreviewAsync(BulkChangeRequest request)
    {
        var answer = await RunAsync(() => contacts.PreviewAsync(request));
        if (request == _request) (Preview, Problem) = (answer.Value, answer.Problem);
    }

    private async Task<Answer<T>> RunAsync<T>(Func<Task<Answer<T>>> call) where T : class
    {
        (IsBusy, Problem) = (true, null);
        var answer = await call();
        IsBusy = false;
        return answer;
    }

    private void Take(Answer<BulkChangeProgress> answer)
    {
        Problem = answer.Problem;
        if (answer.IsOk) Progress = answer.Value;
    }
}
