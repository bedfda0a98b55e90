using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Native;

/// <param name="Healthy">Null without a health check, or while nothing runs.</param>
/// <param name="ExitCode">Of the last run; 128 + n after signal n.</param>
/// <param name="Message">Why it failed.</param>
internal sealed record ResourceStatus(string Name, string Type, string State, bool HasHealthCheck, bool? Healthy = null, int? Pid = null, int? ExitCode = null, string? Message = null)
{
    public bool IsTerminal => KnownResourceStates.TerminalStates.Contains(State);
    public bool IsReady => State == KnownResourceStates.Running && (!HasHealthCheck || Healthy == true);
    public bool Failed => State == KnownResourceStates.FailedToStart || State == KnownResourceStates.Exited;
    public bool Completed(int exitCode) => (State == KnownResourceStates.Finished || State == KnownResourceStates.Exited) && ExitCode == exitCode;
}

/// <summary>The one place that knows how every resource is; everybody else waits here for what they need to become true.</summary>
internal sealed class StatusBoard
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ResourceStatus> statuses = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> order = [];
    private TaskCompletionSource changed = New();

    public event Action<ResourceStatus, ResourceStatus>? Changed;

    public IReadOnlyList<ResourceStatus> All
    {
        get { lock (gate) return [.. order.Select(name => statuses[name])]; }
    }

    public ResourceStatus this[string name]
    {
        get { lock (gate) return statuses[name]; }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out ResourceStatus? status)
    {
        lock (gate) return statuses.TryGetValue(name, out status);
    }

    public void Add(ResourceStatus status)
    {
        lock (gate)
        {
            statuses.Add(status.Name, status);
            order.Add(status.Name);
        }
    }

    public void Update(string name, Func<ResourceStatus, ResourceStatus> change)
    {
        ResourceStatus before, after;
        TaskCompletionSource pulse;
        lock (gate)
        {
            before = statuses[name];
            statuses[name] = after = change(before);
            (pulse, changed) = (changed, New());
        }

        if (before != after) Changed?.Invoke(before, after);
        pulse.SetResult();
    }

    public async Task WaitUntilAsync(Func<StatusBoard, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate) next = changed.Task;
            if (condition(this)) return;
            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
