using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AppHost.Tests.Model;

/// <summary>What a started process really sees, asked of the process.</summary>
public sealed class EnvironmentTests
{
    [Fact]
    public async Task A_project_sees_addresses_connection_strings_and_parameters_by_Aspires_names()
    {
        await using var drawing = new Drawing("--Parameters:key", "from configuration");
        var other = drawing.AddProbe("other");
        var key = drawing.Builder.AddParameter("key", secret: true);
        var database = drawing.Builder.AddConnectionString("some-db", ReferenceExpression.Create($"Host=h;Password={key}"));
        drawing.AddProbe("probe").WithReference(other).WithReference(database).WithEnvironment("The__Key", key).WithEnvironment("Empty", (string?)null);

        await drawing.StartUntilReadyAsync();
        var environment = await EnvironmentOfAsync(drawing, "probe");

        Assert.Equal(UrlOf(drawing, "other"), environment["services__other__http__0"]);
        Assert.Equal("Host=h;Password=from configuration", environment["ConnectionStrings__some-db"]);
        Assert.Equal("from configuration", environment["The__Key"]);
        Assert.Equal("", environment["Empty"]);
        Assert.Equal(UrlOf(drawing, "probe"), environment["ASPNETCORE_URLS"]);
        Assert.Equal("probe", environment["OTEL_SERVICE_NAME"]);
        Assert.StartsWith("service.instance.id=", environment["OTEL_RESOURCE_ATTRIBUTES"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_inject_only_what_the_drawing_allows()
    {
        await using var drawing = new Drawing();
        var other = drawing.AddProbe("other");
        drawing.AddProbe("probe").WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString).WithReference(other);

        await drawing.StartUntilReadyAsync();

        Assert.DoesNotContain(await EnvironmentOfAsync(drawing, "probe"), variable => variable.Key.StartsWith("services__", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_variable_of_the_developers_shell_does_not_choose_ports_databases_or_telemetry()
    {
        string[] strays = ["ConnectionStrings__stray", "services__stray__http__0", "OTEL_STRAY", "ASPNETCORE_STRAY"];
        await using var drawing = new Drawing();
        drawing.AddProbe("probe");
        foreach (var stray in strays) Environment.SetEnvironmentVariable(stray, "stray");
        try
        {
            await drawing.StartUntilReadyAsync();

            var environment = await EnvironmentOfAsync(drawing, "probe");
            Assert.DoesNotContain(strays, environment.ContainsKey);
            Assert.Contains("PATH", environment.Keys);
        }
        finally
        {
            foreach (var stray in strays) Environment.SetEnvironmentVariable(stray, null);
        }
    }

    [Fact]
    public async Task Telemetry_goes_to_the_collector_the_host_was_told_of()
    {
        await using var drawing = new Drawing("--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:4317");
        drawing.AddProbe("probe");

        await drawing.StartUntilReadyAsync();

        var environment = await EnvironmentOfAsync(drawing, "probe");
        Assert.Equal("http://localhost:4317", environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", environment["OTEL_EXPORTER_OTLP_PROTOCOL"]);
    }

    [Fact]
    public async Task Arguments_arrive_as_written()
    {
        await using var drawing = new Drawing();
        drawing.AddProbe("probe").WithArgs("one", "two words", "$HOME; echo 'x'");

        await drawing.StartUntilReadyAsync();

        using var http = new HttpClient();
        Assert.Equal(["one", "two words", "$HOME; echo 'x'"], await http.GetFromJsonAsync<string[]>($"{UrlOf(drawing, "probe")}/arguments", TestContext.Current.CancellationToken) ?? []);
    }

    private static async Task<Dictionary<string, string>> EnvironmentOfAsync(Drawing drawing, string name)
    {
        using var http = new HttpClient();
        return (await http.GetFromJsonAsync<Dictionary<string, string>>($"{UrlOf(drawing, name)}/environment"))!;
    }

    private static string UrlOf(Drawing drawing, string name) =>
        new EndpointReference((IResourceWithEndpoints)drawing.Builder.Resources.Single(r => r.Name == name), "http").Url;
}
