using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Native;
using CsCheck;

namespace AppHost.Tests.Native;

public sealed class StoppingTests
{
    [Fact]
    public async Task Nobody_stops_before_those_who_need_him()
    {
        await using var drawing = new Drawing();
        var bottom = drawing.AddProbe("bottom");
        var middle = drawing.AddProbe("middle").WaitFor(bottom);
        drawing.AddProbe("top").WaitFor(middle).WaitFor(bottom);
        await drawing.StartUntilReadyAsync();

        await drawing.Application.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["top stopped", "middle stopped", "bottom stopped"], drawing.JournalLines().Where(l => l.EndsWith("stopped", StringComparison.Ordinal)));
        Assert.All(drawing.Board.All, status => Assert.Equal((KnownResourceStates.Finished, (int?)0), (status.State, status.ExitCode)));
        Assert.Empty(Machine.ProcessesNaming(drawing.Data));
    }

    [Fact]
    public async Task A_service_that_will_not_stop_is_killed_in_time_and_those_below_still_stop_in_peace()
    {
        await using var drawing = new Drawing();
        var bottom = drawing.AddProbe("bottom");
        var stubborn = drawing.AddProbe("stubborn").WithEnvironment("PROBE_STUBBORN", "yes").WaitFor(bottom);
        drawing.AddProbe("another").WithEnvironment("PROBE_STUBBORN", "yes").WaitFor(stubborn);
        await drawing.StartUntilReadyAsync();

        var started = Stopwatch.GetTimestamp();
        await drawing.Application.StopAsync(TestContext.Current.CancellationToken);

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(137, drawing.Board["stubborn"].ExitCode);
        Assert.Contains("killed", drawing.Board["stubborn"].Message, StringComparison.Ordinal);
        Assert.Equal(0, drawing.Board["bottom"].ExitCode);
        Assert.Empty(Machine.ProcessesNaming(drawing.Data));
    }

    [Fact]
    public async Task Stopping_in_the_middle_of_the_start_leaves_nothing()
    {
        await using var drawing = new Drawing();
        var first = drawing.AddProbe("first").WithEnvironment("PROBE_WELL_WHEN", drawing.PathOf("never"));
        drawing.AddProbe("waiting").WaitFor(first);

        await drawing.StartAsync();
        await drawing.Application.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(KnownResourceStates.NotStarted, drawing.Board["waiting"].State);
        Assert.Empty(Machine.ProcessesNaming(drawing.Data));
    }

    [Fact]
    public async Task Every_child_has_a_session_of_its_own_so_that_control_c_reaches_only_the_host()
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("probe");

        await drawing.StartUntilReadyAsync();

        var pid = drawing.Board["probe"].Pid!.Value;
        Assert.Equal(pid, Machine.SessionOf(pid));
        Assert.NotEqual(Machine.SessionOf(Environment.ProcessId), Machine.SessionOf(pid));
    }

    /// <summary>Dependents are done first, and each step down leaves a larger share of what is left: the last one may use it up.</summary>
    [Fact]
    public void The_order_holds_for_any_graph_without_circles() => Graphs.Sample(graph =>
    {
        var order = new StopOrder(graph, graph.Keys.ToHashSet());
        var stopped = new List<string>();
        order.ForEachAsync(name =>
        {
            lock (stopped) stopped.Add(name);
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

        Assert.Equal(graph.Count, stopped.Count);
        foreach (var (name, dependencies) in graph)
            Assert.All(dependencies, dependency => Assert.True(stopped.IndexOf(name) < stopped.IndexOf(dependency)));
        var time = TimeSpan.FromSeconds(8);
        Assert.All(graph, resource => Assert.All(resource.Value, dependency => Assert.True(order.Share(resource.Key, time) < order.Share(dependency, time))));
    });

    private static Gen<IReadOnlyDictionary<string, IReadOnlyList<string>>> Graphs => Gen.Int[1, 8].SelectMany(size =>
        Gen.Int[0, 255].Array[size].Select(masks => (IReadOnlyDictionary<string, IReadOnlyList<string>>)Enumerable.Range(0, size).ToDictionary(
            i => $"r{i}", i => (IReadOnlyList<string>)[.. Enumerable.Range(0, i).Where(j => (masks[i] >> j & 1) == 1).Select(j => $"r{j}")])));
}
