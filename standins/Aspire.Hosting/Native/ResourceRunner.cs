using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Native;

/// <summary>The life of one resource: waits for what it needs, starts, is probed, ends. Nothing here starts it again by itself.</summary>
internal sealed class ResourceRunner(IResource resource, ILauncher launcher, StatusBoard board) : IDisposable
{
    private static readonly TimeSpan EagerProbe = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SteadyProbe = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DyingTime = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim gate = new(1, 1);
    private CancellationTokenSource wish = new();
    private Task life = Task.CompletedTask;
    private TaskCompletionSource launched = new();
    private ChildProcess? child;

    public IResource Resource => resource;
    public bool StartsByItself => !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any();

    /// <summary>What nobody can call has a task, and is done when it ends.</summary>
    public bool RunsToItsEnd => !resource.Annotations.OfType<EndpointAnnotation>().Any();

    public ResourceStatus InitialStatus => new(resource.Name, launcher.Type, KnownResourceStates.NotStarted, launcher.HasHealthCheck);

    public async Task<ExecuteCommandResult> StartAsync()
    {
        await gate.WaitAsync();
        try
        {
            // "kill -9, then start" may arrive before the kernel has told us of the death.
            await Task.WhenAny(life, Task.Delay(DyingTime));
            if (!life.IsCompleted) return CommandResults.Failure($"{resource.Name} is {board[resource.Name].State}.");
            wish.Dispose();
            wish = new CancellationTokenSource();
            launched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Now(s => s with { State = KnownResourceStates.Waiting, Healthy = null, Pid = null, ExitCode = null, Message = null });
            life = LiveAsync(wish.Token);
            return CommandResults.Success();
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<ExecuteCommandResult> StopAsync(Func<TimeSpan> grace)
    {
        await gate.WaitAsync();
        try
        {
            if (life.IsCompleted) return CommandResults.Failure($"{resource.Name} is not running.");
            await wish.CancelAsync();
            await Task.WhenAny(life, launched.Task); // a launch under way is not interrupted half done
            if (child is { } running)
            {
                Now(s => s with { State = KnownResourceStates.Stopping, Healthy = null });
                if (!await running.StopAsync(launcher.StopSignal, grace())) Now(s => s with { Message = "did not stop by itself and was killed" });
            }

            await life;
            return CommandResults.Success();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        wish.Dispose();
        gate.Dispose();
    }

    private async Task LiveAsync(CancellationToken stop)
    {
        try
        {
            foreach (var wait in resource.Annotations.OfType<WaitAnnotation>()) await WaitForAsync(wait, stop);
            Now(s => s with { State = KnownResourceStates.Starting });
            child = await launcher.StartAsync(stop);
            Now(s => s with { State = KnownResourceStates.Running, Pid = child.Pid });
            launched.SetResult();
            using var probing = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var probes = launcher.HasHealthCheck ? ProbeAsync(probing.Token) : Task.CompletedTask;
            var exitCode = await child.Exited;
            await probing.CancelAsync();
            await probes.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await launcher.CleanUpAsync();
            child = null;
            Now(s => s with { State = exitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited, Healthy = null, Pid = null, ExitCode = exitCode });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await launcher.CleanUpAsync();
            Now(s => s with { State = KnownResourceStates.NotStarted, Message = "stopped before it started" });
        }
        catch (Exception e)
        {
            await launcher.CleanUpAsync();
            Now(s => s with { State = KnownResourceStates.FailedToStart, Message = e.Message });
        }
    }

    private async Task WaitForAsync(WaitAnnotation wait, CancellationToken stop)
    {
        var name = wait.Resource.Name;
        if (!board.TryGet(name, out _)) return; // a parameter or a connection string: nothing that starts
        var completion = wait.WaitType == WaitType.WaitForCompletion;
        await board.WaitUntilAsync(b => b[name].IsTerminal || (!completion && b[name].IsReady), stop);
        var status = board[name];
        if (completion ? !status.Completed(wait.ExitCode) : !status.IsReady)
            throw new DistributedApplicationException($"waited for {name}, which is {status.State}{(status.ExitCode is { } code ? $" with exit code {code}" : "")}");
    }

    private async Task ProbeAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(EagerProbe);
        do
        {
            var healthy = await IsWellAsync(stop);
            if (!stop.IsCancellationRequested) Now(s => s.State == KnownResourceStates.Running ? s with { Healthy = healthy } : s);
            timer.Period = healthy ? SteadyProbe : EagerProbe;
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private async Task<bool> IsWellAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(ProbeTime);
        try
        {
            return await launcher.ProbeAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Now(Func<ResourceStatus, ResourceStatus> change) => board.Update(resource.Name, change);
}
