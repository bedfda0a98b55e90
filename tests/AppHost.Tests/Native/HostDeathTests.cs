using System.Diagnostics;
using Testing;
using Testing.Processes;

namespace AppHost.Tests.Native;

/// <summary>A host with PostgreSQL, RabbitMQ and a project: however it ends, nothing of it stays.</summary>
public sealed class HostDeathTests
{
    private static readonly string[] Expected = ["postgres", "beam.smp", "epmd", "erl_child_setup", "dotnet"];

    [Fact]
    public async Task Nothing_is_left_when_the_host_is_killed_and_the_next_one_starts_on_the_same_data()
    {
        await using var drawing = new Drawing();
        await using var host = HostProcess.Start("ProbeHost");
        await ReadyAsync(host.Data);
        var processes = Machine.ProcessesNaming(host.Data);
        Assert.Subset(processes.Select(p => p.Name).ToHashSet(), Expected.ToHashSet());

        host.Signal(Signals.Kill);

        await Eventually.Until(() => processes.All(p => !Machine.IsAlive(p.Pid)), TimeSpan.FromSeconds(5));
        Assert.DoesNotContain(Machine.ProcessesNaming(host.Data), p => Machine.IsAlive(p.Pid));
        File.Delete(Path.Combine(host.Data, "host.json"));
        await using var next = HostProcess.Start("ProbeHost", "--data", host.Data);
        await ReadyAsync(host.Data);
    }

    [Theory]
    [InlineData(Signals.Int)]
    [InlineData(Signals.Term)]
    public async Task Nothing_is_left_within_ten_seconds_of_control_c_or_a_request_to_end(int signal)
    {
        await using var host = HostProcess.Start("ProbeHost");
        await ReadyAsync(host.Data);
        var processes = Machine.ProcessesNaming(host.Data);

        var asked = Stopwatch.GetTimestamp();
        host.Signal(signal);
        await host.ExitedAsync(TimeSpan.FromSeconds(15));

        Assert.InRange(Stopwatch.GetElapsedTime(asked), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(0, host.ExitCode);
        Assert.All(processes, p => Assert.False(Machine.IsAlive(p.Pid), p.Name));
    }

    [Fact]
    public async Task A_command_given_with_then_runs_when_all_is_ready_and_its_exit_code_is_the_hosts()
    {
        await using var host = HostProcess.Start("ProbeHost", "--then", "bash", "-c", "echo asked $PROBE_URL; exit 7");

        await host.ExitedAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(7, host.ExitCode);
        Assert.Contains("asked http://localhost:", host.Output, StringComparison.Ordinal);
        Assert.Empty(Machine.ProcessesNaming(host.Data));
    }

    private static async Task ReadyAsync(string data)
    {
        using var client = await HostClient.ConnectAsync(data);
        await client.AllReadyAsync();
    }
}
