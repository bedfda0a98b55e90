namespace AppHost.Tests.Drawn;

public sealed class GraphTests(LaunchedAppHost appHost)
{
    private static readonly string[] Services = ["messaging", "numbers", "billing", "notifications"];

    [Fact]
    public void The_system_is_what_the_map_shows() => Assert.Equal(
        [
            "billing", "billing-migrations", "demo-data", "demo-reset", "gateway", "messaging", "messaging-migrations", "notifications",
            "notifications-migrations", "numbers", "numbers-migrations", "postgres", "rabbitmq", "twilio", "web",
        ],
        appHost.Running.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_service_starts_after_its_own_migrations_and_the_broker_and_migrations_after_the_server() => Assert.All(Services, service =>
    {
        Assert.Subset(appHost.Running[service].WaitsFor.ToHashSet(), new HashSet<string> { $"{service}-migrations", "rabbitmq" });
        Assert.Equal(["postgres"], appHost.Running[$"{service}-migrations"].WaitsFor);
    });

    [Fact]
    public void No_service_waits_for_another_service() => Assert.All(Services, service =>
        Assert.Empty(appHost.Running[service].WaitsFor.Intersect([.. Services, "web", "gateway"])));

    [Fact]
    public void The_gateway_opens_when_everything_behind_it_is_well() =>
        Assert.Subset(appHost.Running["gateway"].WaitsFor.ToHashSet(), Services.Append("web").ToHashSet());

    [Fact]
    public void Demo_data_come_last_and_are_thrown_away_only_when_asked()
    {
        Assert.Subset(appHost.Running["demo-data"].WaitsFor.ToHashSet(), Services.Append("gateway").ToHashSet());
        Assert.Contains("reset", appHost.Running["demo-data"].Commands);
        Assert.Equal("NotStarted", appHost.Running["demo-reset"].State);
    }

    [Fact]
    public void Only_the_gateway_can_be_reached_from_outside() => Assert.Equal(
        ["gateway"],
        appHost.Manifest.Where(r => r.Value?["bindings"]?["http"]?["external"]?.GetValue<bool>() == true).Select(r => r.Key));

    [Fact]
    public void The_simulator_and_the_demo_company_are_not_deployed() =>
        Assert.Empty(appHost.Manifest.Select(r => r.Key).Intersect(["twilio", "demo-data", "demo-reset"]));

    [Fact]
    public void The_gateways_pages_have_names() =>
        Assert.Equal(["Texting", "Handsets", "Mailbox", "API reference"], appHost.Running["gateway"].Urls.Select(u => u.Name));
}
