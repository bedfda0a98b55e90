namespace AppHost.Tests.Drawn;

/// <summary>What each process is told, by name: the environment contract that services are written against.</summary>
public sealed class ContractTests(LaunchedAppHost appHost)
{
    // Aspire itself tells a project other things while developing than once deployed; so does the simulator's place being Twilio's.
    private static readonly string[] OnlyRunning =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT",
        "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION",
        "services__twilio__http__0", "services__twilio__smtp__0", "Twilio__BaseUrl", "Email__Port", "Email__Tls", "Mail__Keys__simulator",
    ];

    private static readonly string[] OnlyPublished = ["HTTP_PORTS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "Email__User", "Email__Password"];

    public static TheoryData<string> Projects =>
    [
        "messaging", "numbers", "billing", "notifications", "web", "gateway",
        "messaging-migrations", "numbers-migrations", "billing-migrations", "notifications-migrations",
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_deployed_project_is_told_by_the_same_names_as_a_running_one(string name) => Assert.Equal(
        appHost.ManifestEnvironment(name).Except(OnlyPublished).Order(StringComparer.Ordinal),
        appHost.Running[name].Environment.Except(OnlyRunning).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("messaging")]
    [InlineData("numbers")]
    [InlineData("billing")]
    [InlineData("notifications")]
    public void A_service_knows_its_own_database_the_broker_and_the_keys_it_shares(string service)
    {
        var names = appHost.Running[service].Environment;

        Assert.Equal([$"ConnectionStrings__{service}-db", "ConnectionStrings__rabbitmq"], names.Where(n => n.StartsWith("ConnectionStrings__", StringComparison.Ordinal)));
        Assert.Subset(names.ToHashSet(), new HashSet<string> { "InternalToken__Key", "Cursors__Key" });
        Assert.DoesNotContain(names, n => n.StartsWith("services__", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_migrations_and_the_demo_company_may_administer_the_server() => Assert.Equal(
        ["billing-migrations", "demo-data", "demo-reset", "messaging-migrations", "notifications-migrations", "numbers-migrations"],
        appHost.Running.Values.Where(r => r.Environment.Contains("ConnectionStrings__postgres")).Select(r => r.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("messaging")]
    [InlineData("numbers")]
    public void Who_speaks_to_the_carrier_knows_it(string service) => Assert.Subset(
        appHost.Running[service].Environment.ToHashSet(),
        new HashSet<string> { "Twilio__AccountSid", "Twilio__AuthToken", "Twilio__BaseUrl", "Twilio__PublicBaseUrl" });

    [Fact]
    public void Mail_goes_to_the_simulator_here_and_to_a_given_server_once_deployed()
    {
        Assert.Contains("Simulator__SmtpPort", appHost.Running["twilio"].Environment);
        Assert.Subset(appHost.Running["notifications"].Environment.ToHashSet(), new HashSet<string> { "Email__Host", "Email__Port", "Email__Tls", "Email__From" });
        Assert.Equal("{email-host.value}", appHost.Manifest["notifications"]!["env"]!["Email__Host"]!.GetValue<string>());
        Assert.DoesNotContain("Email__Tls", appHost.ManifestEnvironment("notifications"));
    }

    [Fact]
    public void Only_Numbers_has_the_key_that_seals_tax_ids() => Assert.Equal(
        ["numbers"], appHost.Running.Values.Where(r => r.Environment.Contains("Sealing__Keys__k1")).Select(r => r.Name));

    [Fact]
    public void The_gateway_knows_everybody_and_can_check_the_carriers_signature() => Assert.Subset(
        appHost.Running["gateway"].Environment.ToHashSet(),
        new HashSet<string>
        {
            "services__messaging__http__0", "services__numbers__http__0", "services__billing__http__0", "services__notifications__http__0",
            "services__web__http__0", "services__twilio__http__0", "InternalToken__Key", "Webhooks__PublicBaseUrl",
            "Webhooks__AuthTokens__AC00000000000000000000000000000001__0",
        });

    [Fact]
    public void Web_knows_the_gateway_only() => Assert.Equal(
        ["services__gateway__http__0"],
        appHost.Running["web"].Environment.Where(n => n.StartsWith("services__", StringComparison.Ordinal) || n.StartsWith("ConnectionStrings__", StringComparison.Ordinal)));

    [Fact]
    public void The_simulator_tells_the_gateway_of_registrations() => Assert.Contains("Simulator__Registration__EventsUrl", appHost.Running["twilio"].Environment);

    [Fact]
    public void Answers_to_emails_come_back_here_and_go_to_the_owners_once_deployed()
    {
        Assert.Subset(appHost.Running["twilio"].Environment.ToHashSet(), new HashSet<string> { "Simulator__RepliesUrl", "Simulator__RepliesKey" });
        Assert.Contains("Mail__Keys__simulator", appHost.Running["gateway"].Environment);
        Assert.Equal("", appHost.Manifest["notifications"]!["env"]!["Email__ReplyTo"]!.GetValue<string>());
    }

    [Fact]
    public void Every_role_has_a_password_of_its_own()
    {
        string[] passwords = ["postgres-password", "rabbitmq-password", "messaging-db-password", "numbers-db-password", "billing-db-password", "notifications-db-password"];

        Assert.Subset(appHost.Secrets.Keys.ToHashSet(), passwords.Append("internal-token-key").Append("twilio-auth-token").ToHashSet());
        Assert.Equal(appHost.Secrets.Count, appHost.Secrets.Values.Distinct().Count());
        Assert.All(appHost.Secrets.Values, value => Assert.InRange(value.Length, 22, 64));
        Assert.InRange(appHost.Secrets["internal-token-key"].Length, 32, 64);
    }

    [Fact]
    public void No_secret_is_printed_logged_or_published() => Assert.All(appHost.Secrets, secret =>
    {
        Assert.DoesNotContain(secret.Value, appHost.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Value, appHost.Manifest.ToJsonString(), StringComparison.Ordinal);
    });

    [Fact]
    public void A_deployed_service_gets_its_database_as_an_expression() => Assert.Equal(
        "Host={postgres.bindings.tcp.host};Port={postgres.bindings.tcp.port};Username=billing;Password={billing-db-password.value};Database=billing",
        appHost.Manifest["billing-db"]!["connectionString"]!.GetValue<string>());

    [Fact]
    public void The_carriers_token_of_a_deployment_has_to_be_given_and_other_secrets_are_made()
    {
        Assert.Null(appHost.Manifest["twilio-auth-token"]!["inputs"]!["value"]!["default"]);
        Assert.NotNull(appHost.Manifest["internal-token-key"]!["inputs"]!["value"]!["default"]!["generate"]);
    }
}
