namespace Aspire.Hosting.Native;

/// <summary>
/// Who stops when: nobody before those who need him. Everybody gets an equal share of the time that is left on his longest way down,
/// so that a service that hangs costs its own share and not PostgreSQL's.
/// </summary>
internal sealed class StopOrder(IReadOnlyDictionary<string, IReadOnlyList<string>> dependencies, IReadOnlySet<string> running)
{
    private readonly Dictionary<string, int> depths = [];

    public TimeSpan Share(string name, TimeSpan left) => left / Math.Max(1, Depth(name));

    /// <summary>Runs <paramref name="stop"/> for every resource, each as soon as all its dependents are done.</summary>
    public async Task ForEachAsync(Func<string, Task> stop)
    {
        var done = dependencies.Keys.ToDictionary(name => name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await Task.WhenAll(dependencies.Keys.Select(async name =>
        {
            await Task.WhenAll(dependencies.Where(d => d.Value.Contains(name)).Select(d => done[d.Key].Task));
            await stop(name);
            done[name].SetResult();
        }));
    }

    /// <summary>Running resources on the longest way from this one down to one that needs nothing, itself included.</summary>
    private int Depth(string name)
    {
        if (depths.TryGetValue(name, out var known)) return known;
        return depths[name] = (running.Contains(name) ? 1 : 0) + dependencies[name].Select(Depth).DefaultIfEmpty(0).Max();
    }
}
