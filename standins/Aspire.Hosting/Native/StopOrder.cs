namespace Aspire.Hosting.Native;

/// <summary>
/// Who stops when: nobody before those who need him. Everybody gets an equal share of the time that is left on his longest way down,
/// so that a service that hangs costs its own share and not PostgreSQL's.
/// </summary>
internal sealed class StopOrder(IReadOnlyDictionary<string, IReadOnlyList<string>> dependencies)
{
    private readonly Dictionary<string, int> depths = [];

    /// <summary>Resources on the longest way from this one down to one that needs nothing, itself included.</summary>
    public int Depth(string name)
    {
        if (depths.TryGetValue(name, out var known)) return known;
        depths[name] = 1; // ends the walk in a circle; WaitFor circles never start, but they must stop
        return depths[name] = 1 + dependencies[name].Select(Depth).DefaultIfEmpty(0).Max();
    }

    public IEnumerable<string> DependentsOf(string name) => dependencies.Where(d => d.Value.Contains(name)).Select(d => d.Key);

    public TimeSpan Share(string name, TimeSpan left) => left / Depth(name);

    /// <summary>Runs <paramref name="stop"/> for every resource, each as soon as all its dependents are done.</summary>
    public async Task ForEachAsync(Func<string, Task> stop)
    {
        var done = dependencies.Keys.ToDictionary(name => name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await Task.WhenAll(dependencies.Keys.OrderByDescending(Depth).Select(async name =>
        {
            await Task.WhenAll(DependentsOf(name).Select(d => done[d].Task));
            await stop(name);
            done[name].SetResult();
        }));
    }
}
