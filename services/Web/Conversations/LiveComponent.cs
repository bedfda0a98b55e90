using Microsoft.AspNetCore.Components;

namespace Web.Conversations;

/// <summary>A component that shows what comes live. A failure is shown by the page around it and never stops the connection.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private IDisposable? _subscription;

    [Inject] protected LiveUpdates Live { get; set; } = null!;

    protected void Watch() => _subscription ??= Live.Subscribe(update => InvokeAsync(async () =>
    {
        try
        {
            await ShowAsync(update);
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }));

    /// <summary>Listens, then loads: what is loaded after the live connection stands has no gap to what comes live.</summary>
    protected async Task WatchAndLoadAsync(Func<Task> load)
    {
        Watch();
        await Live.StartAsync();
        await load();
    }

    /// <summary>
    /// Shows the update. Runs on the component's own context; must not wait for the browser, which may be away while the
    /// updates of a whole minute pile up behind.
    /// </summary>
    protected abstract Task ShowAsync(LiveUpdate update);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _subscription?.Dispose();
}
