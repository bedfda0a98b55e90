using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Native;

namespace AppHost.Tests.Native;

public sealed class DataFolderTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_second_start_has_the_same_secrets_and_ports_and_a_fresh_one_has_others()
    {
        await using var drawing = new Drawing();

        var first = await StartedAsync(drawing.Data);
        var second = await StartedAsync(drawing.Data);
        var fresh = await StartedAsync(drawing.Data, "--fresh");

        Assert.Equal(first, second);
        Assert.NotEqual(first.Secret, fresh.Secret);
    }

    [Fact]
    public async Task Secrets_and_the_hosts_address_are_for_the_owner_only()
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("probe").WithEnvironment("Key", Secret(drawing.Builder));

        await drawing.StartUntilReadyAsync();

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(drawing.Data, "secrets.json")));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(drawing.Data, "host.json")));
        Assert.False(File.GetUnixFileMode(drawing.Data).HasFlag(UnixFileMode.OtherRead));
        await drawing.Application.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(Path.Combine(drawing.Data, "host.json")));
    }

    [Fact]
    public async Task Configuration_wins_over_a_generated_secret()
    {
        await using var drawing = new Drawing();

        Assert.Equal("mine", (await StartedAsync(drawing.Data, "--Parameters:key", "mine")).Secret);
    }

    [Fact]
    public async Task Two_hosts_cannot_use_one_folder()
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("probe");
        await drawing.StartUntilReadyAsync();

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => StartedAsync(drawing.Data));

        Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fresh_removes_what_the_host_made_and_nothing_else()
    {
        await using var drawing = new Drawing();
        await StartedAsync(drawing.Data);
        var foreign = Path.Combine(drawing.Data, "somebody elses file");
        await File.WriteAllTextAsync(foreign, "keep", TestContext.Current.CancellationToken);

        await StartedAsync(drawing.Data, "--fresh");

        Assert.True(File.Exists(foreign));
    }

    [Fact]
    public async Task A_port_that_was_asked_for_and_is_taken_is_refused_with_the_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var drawing = new Drawing();
        drawing.Builder.AddProject("probe", "Probe/Probe.csproj", launchProfileName: null).WithHttpEndpoint(port: ((IPEndPoint)taken.LocalEndpoint).Port);

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(drawing.StartAsync);

        Assert.Contains("GATEWAY_PORT=0", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_are_free_different_and_below_those_the_kernel_lends_out()
    {
        var lentFrom = int.Parse(File.ReadAllText("/proc/sys/net/ipv4/ip_local_port_range").Split()[0], System.Globalization.CultureInfo.InvariantCulture);
        var taken = new HashSet<int>();

        for (var i = 0; i < 200; i++) Assert.True(taken.Add(Ports.Any(0, taken)));

        Assert.All(taken, port => Assert.InRange(port, 20_000, lentFrom - 1));
    }

    private static async Task<(string Secret, int Port)> StartedAsync(string data, params string[] args)
    {
        var builder = Drawing.CreateBuilder(data, args);
        var probe = builder.AddProject("probe", "Probe/Probe.csproj", launchProfileName: null).WithHttpEndpoint().WithExplicitStart();
        var secret = Secret(builder);
        await using var application = builder.Build();
        await application.StartAsync();
        return ((await secret.Resource.GetValueAsync())!, probe.GetEndpoint("http").Port);
    }

    private static IResourceBuilder<ParameterResource> Secret(IDistributedApplicationBuilder builder) =>
        builder.AddParameter("key", new GenerateParameterDefault(), secret: true, persist: true);
}
