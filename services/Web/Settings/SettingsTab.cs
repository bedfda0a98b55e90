using Microsoft.AspNetCore.Components;
using Web.Shared;
using Web.SignIn;

namespace Web.Settings;

/// <summary>A tab of the texting settings: loads once the browser is connected and lets go when the person leaves.</summary>
public abstract class SettingsTab : ComponentBase, IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private bool _follows;

    [Inject] protected TimeProvider Clock { get; set; } = null!;

    [Inject] private LocalTime Viewer { get; set; } = null!;

    [CascadingParameter] protected Person Person { get; set; } = null!;

    protected abstract Task LoadAsync();

    protected override Task OnInitializedAsync()
    {
        // Nothing is loaded while the server draws the first picture: the browser's connection follows within a moment.
        if (RendererInfo.IsInteractive) _ = BeginAsync();
        return Task.CompletedTask;
    }

    // Not awaited: what a tab follows goes on for as long as it is open.
    private async Task BeginAsync()
    {
        try
        {
            await Viewer.Known;
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception failure)
        {
            if (!_gone.IsCancellationRequested) await DispatchExceptionAsync(failure);
        }
    }

    /// <summary>Looks again, every second unless told otherwise, for as long as something is under way. Once at a time.</summary>
    protected async Task FollowAsync(Func<bool> isUnderWay, Func<Task> look, TimeSpan? every = null)
    {
        if (_follows) return;
        _follows = true;
        try
        {
            while (isUnderWay())
            {
                await Task.Delay(every ?? BetweenLooks, Clock, _gone.Token);
                await look();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The person left the tab.
        }
        finally
        {
            _follows = false;
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
