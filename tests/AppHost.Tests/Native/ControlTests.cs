using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Testing.Processes;

namespace AppHost.Tests.Native;

public sealed class ControlTests
{
    [Fact]
    public async Task Resources_show_state_addresses_waits_and_names_of_variables_but_no_values()
    {
        await using var drawing = new Drawing("--Parameters:key", "a planted secret");
        var below = drawing.AddProbe("below");
        drawing.AddProbe("probe").WaitFor(below)
            .WithEnvironment("The__Key", drawing.Builder.AddParameter("key", secret: true))
            .WithUrlForEndpoint("http", url => url.DisplayText = "Home")
            .WithUrlForEndpoint("http", _ => new() { Url = "/more", DisplayText = "More" });
        await drawing.StartUntilReadyAsync();
        using var host = await drawing.ConnectAsync();

        var probe = await host.ResourceAsync("probe");

        Assert.Equal(("Project", "Running", "Healthy"), (probe.Type, probe.State, probe.Health));
        Assert.Equal(drawing.Board["probe"].Pid, probe.Pid);
        Assert.Equal(["below"], probe.WaitsFor);
        Assert.Contains("The__Key", probe.Environment);
        Assert.Equal(["Home", "More"], probe.Urls.Select(u => u.Name));
        Assert.Equal(probe.Urls[0].Url + "/more", probe.Urls[1].Url);
        Assert.DoesNotContain("a planted secret", await host.Http.GetStringAsync("/resources", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Only_who_can_read_the_token_is_answered(string? authorization)
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("probe");
        await drawing.StartUntilReadyAsync();
        using var host = await drawing.ConnectAsync();
        host.Http.DefaultRequestHeaders.Remove("Authorization");
        if (authorization is not null) host.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync("/resources", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.CommandAsync("probe", "stop")).StatusCode);
    }

    [Fact]
    public async Task A_killed_resource_is_started_again_on_its_port_at_once()
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("probe");
        await drawing.StartUntilReadyAsync();
        using var host = await drawing.ConnectAsync();
        var before = await host.ResourceAsync("probe");

        Signals.Send(before.Pid!.Value, Signals.Kill);
        Assert.Equal(HttpStatusCode.OK, (await host.CommandAsync("probe", "start")).StatusCode);

        var after = await host.UntilAsync("probe", r => r.IsReady);
        Assert.NotEqual(before.Pid, after.Pid);
        Assert.Equal(before.Urls, after.Urls);
    }

    [Fact]
    public async Task Stop_start_and_restart_do_what_they_say_and_refuse_what_makes_no_sense()
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("probe");
        await drawing.StartUntilReadyAsync();
        using var host = await drawing.ConnectAsync();
        var first = (await host.ResourceAsync("probe")).Pid;

        Assert.Equal(HttpStatusCode.Conflict, (await host.CommandAsync("probe", "start")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.CommandAsync("probe", "stop")).StatusCode);
        Assert.Equal(("Finished", (int?)null), (await host.ResourceAsync("probe") is var stopped ? (stopped.State, stopped.Pid) : default));
        Assert.Equal(HttpStatusCode.Conflict, (await host.CommandAsync("probe", "stop")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.CommandAsync("probe", "restart")).StatusCode);
        var second = (await host.UntilAsync("probe", r => r.IsReady)).Pid;
        Assert.Equal(HttpStatusCode.OK, (await host.CommandAsync("probe", "restart")).StatusCode);
        var third = (await host.UntilAsync("probe", r => r.IsReady)).Pid;

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        Assert.Equal(HttpStatusCode.NotFound, (await host.CommandAsync("probe", "dance")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.CommandAsync("nobody", "start")).StatusCode);
    }

    [Fact]
    public async Task A_command_of_the_drawing_starts_the_task_that_waits_to_be_asked()
    {
        await using var drawing = new Drawing();
        var task = drawing.AddEnding("reset-task", 0).WithExplicitStart();
        drawing.AddProbe("probe").WithCommand("reset", "Reset", context =>
            context.ServiceProvider.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(task.Resource, KnownResourceCommands.StartCommand, context.CancellationToken));
        await drawing.StartAsync();
        await drawing.UntilAsync(board => board["probe"].IsReady);
        using var host = await drawing.ConnectAsync();
        Assert.Equal("NotStarted", (await host.ResourceAsync("reset-task")).State);

        Assert.Equal(HttpStatusCode.OK, (await host.CommandAsync("probe", "reset")).StatusCode);

        Assert.Equal(0, (await host.UntilAsync("reset-task", r => r.State == "Finished")).ExitCode);
        Assert.Contains("reset", (await host.ResourceAsync("probe")).Commands);
    }
}
