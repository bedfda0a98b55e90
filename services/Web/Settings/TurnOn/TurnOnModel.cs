using Texting.Contracts.Numbers.Http;
using Web.Clients;

namespace Web.Settings.TurnOn;

/// <summary>Getting, pausing and giving back the company's number.</summary>
public sealed class TurnOnModel(NumbersClient numbers)
{
    private readonly List<AvailableNumber> _found = [];
    private Guid _key = Guid.CreateVersion7();
    private int _search;

    public TextingNumberStatus? Status { get; private set; }

    public NumberStage? Stage => Status is null ? null : NumberStages.Of(Status);

    public ApiProblem? Problem { get; private set; }

    public bool IsBusy { get; private set; }

    public string AreaCode { get; set; } = "";

    public string Digits { get; set; } = "";

    public bool IsSearching { get; private set; }

    public bool HasSearched { get; private set; }

    public IReadOnlyList<AvailableNumber> Found => _found;

    public string? Note { get; private set; }

    public bool HasMore => Next is not null;

    public AvailableNumber? Picked { get; private set; }

    /// <summary>The number as the person repeats it to give it back; kept when that fails.</summary>
    public string Confirmation { get; set; } = "";

    private string? Next { get; set; }

    public async Task LoadAsync() => Take(await numbers.ReadAsync());

    /// <summary>Starts a search. The answer to an earlier one is not shown any more.</summary>
    public Task SearchAsync()
    {
        (Picked, Next) = (null, null);
        _found.Clear();
        return AskAsync(null);
    }

    public Task MoreAsync() => Next is { } next && !IsSearching ? AskAsync(next) : Task.CompletedTask;

    /// <summary>First step: nothing is bought yet. Another number is another purchase.</summary>
    public void Pick(AvailableNumber? number)
    {
        if (number != Picked) _key = Guid.CreateVersion7();
        (Picked, Problem) = (number, null);
    }

    /// <summary>Second step: buys. Repeated after a lost answer it is still the same purchase.</summary>
    public async Task ConfirmAsync()
    {
        if (Picked is not { } picked || IsBusy) return;
        if (await RunAsync(() => numbers.ChooseAsync(picked.Number, _key))) Picked = null;
    }

    public Task SwitchAsync(bool on) => RunAsync(() => numbers.SwitchAsync(on));

    public async Task ReleaseAsync()
    {
        if (await RunAsync(() => numbers.ReleaseAsync(Confirmation))) Confirmation = "";
    }

    // The state decides, so a key of its own for every click repeats nothing.
    public Task UndoReleaseAsync() => RunAsync(() => numbers.UndoReleaseAsync(Guid.CreateVersion7()));

    private async Task AskAsync(string? cursor)
    {
        var search = ++_search;
        (IsSearching, Problem) = (true, null);
        var answer = await numbers.SearchAsync(AreaCode.Trim(), Digits.Trim(), cursor);
        if (search != _search) return;
        (IsSearching, Problem) = (false, answer.Problem);
        if (!answer.IsOk) return;
        _found.AddRange(answer.Value.Items);
        (HasSearched, Note, Next) = (true, answer.Value.Note, answer.Value.Next);
    }

    private async Task<bool> RunAsync(Func<Task<Answer<TextingNumberStatus>>> call)
    {
        if (IsBusy) return false;
        (IsBusy, Problem) = (true, null);
        var answer = await call();
        IsBusy = false;
        Take(answer);
        return answer.IsOk;
    }

    private void Take(Answer<TextingNumberStatus> answer)
    {
        Problem = answer.Problem;
        if (answer.IsOk) Status = answer.Value;
    }
}
