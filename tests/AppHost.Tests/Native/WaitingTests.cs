using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Testing;

namespace AppHost.Tests.Native;

public sealed class WaitingTests
{
    [Fact]
    public async Task Who_waits_for_another_starts_when_that_one_is_well_not_when_it_merely_runs()
    {
        await using var drawing = new Drawing();
        var slow = drawing.AddProbe("slow").WithEnvironment("PROBE_WELL_WHEN", drawing.PathOf("well"));
        drawing.AddProbe("patient").WaitFor(slow);

        await drawing.StartAsync();
        await drawing.UntilAsync(board => board["slow"].Healthy == false);
        Assert.Equal(KnownResourceStates.Waiting, drawing.Board["patient"].State);
        await File.WriteAllTextAsync(drawing.PathOf("well"), "", TestContext.Current.CancellationToken);

        await drawing.UntilAsync(board => board["patient"].IsReady);
        Assert.Equal(["slow started", "patient started"], drawing.JournalLines());
    }

    [Fact]
    public async Task A_service_starts_after_its_migrations_have_ended_with_success()
    {
        await using var drawing = new Drawing();
        var migrations = drawing.AddEnding("service-migrations", 0);
        drawing.AddProbe("service").WaitForCompletion(migrations);

        await drawing.StartUntilReadyAsync();

        Assert.Equal(["service-migrations started", "service-migrations ended", "service started"], drawing.JournalLines());
        Assert.Equal((KnownResourceStates.Finished, 0), (drawing.Board["service-migrations"].State, drawing.Board["service-migrations"].ExitCode));
    }

    [Fact]
    public async Task After_failed_migrations_the_service_and_who_needs_it_fail_and_say_why()
    {
        await using var drawing = new Drawing();
        var migrations = drawing.AddEnding("service-migrations", 3);
        var service = drawing.AddProbe("service").WaitForCompletion(migrations);
        drawing.AddProbe("gateway").WaitFor(service);

        await drawing.StartUntilReadyAsync();

        Assert.Equal((KnownResourceStates.Exited, 3), (drawing.Board["service-migrations"].State, drawing.Board["service-migrations"].ExitCode));
        Assert.Equal(KnownResourceStates.FailedToStart, drawing.Board["service"].State);
        Assert.Contains("service-migrations", drawing.Board["service"].Message, StringComparison.Ordinal);
        Assert.Contains("exit code 3", drawing.Board["service"].Message, StringComparison.Ordinal);
        Assert.Contains("service", drawing.Board["gateway"].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("service started", drawing.JournalLines());
    }

    [Fact]
    public async Task A_project_that_is_not_built_fails_and_says_what_is_missing()
    {
        await using var drawing = new Drawing();
        drawing.Builder.AddProject("ghost", "Ghost/Ghost.csproj", launchProfileName: null);

        await drawing.StartUntilReadyAsync();

        Assert.Equal(KnownResourceStates.FailedToStart, drawing.Board["ghost"].State);
        Assert.Contains("Ghost is not built", drawing.Board["ghost"].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_dies_stays_dead_until_somebody_starts_it()
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("probe");
        await drawing.StartUntilReadyAsync();

        Testing.Processes.Signals.Send(drawing.Board["probe"].Pid!.Value, Testing.Processes.Signals.Kill);

        await drawing.UntilAsync(board => board["probe"].State == KnownResourceStates.Exited);
        Assert.Equal(137, drawing.Board["probe"].ExitCode);
        await Eventually.StaysTrue(() => Task.FromResult(drawing.Board["probe"].State == KnownResourceStates.Exited), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Every_line_is_in_the_file_of_its_resource()
    {
        await using var drawing = new Drawing();
        drawing.AddEnding("task", 5);

        await drawing.StartUntilReadyAsync();

        var lines = await File.ReadAllLinesAsync(Path.Combine(drawing.Data, "logs", "task.log"), TestContext.Current.CancellationToken);
        Assert.Contains("about to end", lines);
        Assert.Contains("ending with 5", lines);
    }
}
