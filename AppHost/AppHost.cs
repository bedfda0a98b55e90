using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

// The one drawing of the running system: what there is, what knows whom, what waits for what.
var builder = DistributedApplication.CreateBuilder(args);
var running = builder.ExecutionContext.IsRunMode;
var accountSid = builder.Configuration["Twilio:AccountSid"] ?? "AC00000000000000000000000000000001";
var gatewayPort = int.Parse(builder.Configuration["GATEWAY_PORT"] ?? "8080", CultureInfo.InvariantCulture);

var internalTokenKey = Secret("internal-token-key");
var cursorKey = Secret("cursor-key");
// Deployed, it is the account's own and has to be given; here the simulator takes whatever we make up.
var twilioAuthToken = running ? Secret("twilio-auth-token") : builder.AddParameter("twilio-auth-token", secret: true);

var postgres = builder.AddPostgres("postgres").WithDataVolume();
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume();

var messaging = Service("messaging", "../services/Messaging/Messaging.csproj");
var numbers = Service("numbers", "../services/Numbers/Numbers.csproj");
var billing = Service("billing", "../services/Billing/Billing.csproj");
var notifications = Service("notifications", "../services/Notifications/Notifications.csproj");

var web = Project("web", "../services/Web/Web.csproj")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithEnvironment("InternalToken__Key", internalTokenKey);

// The only way in.
var gateway = Project("gateway", "../gateway/Gateway.csproj")
    .WithHttpEndpoint(port: gatewayPort is 0 ? null : gatewayPort)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithUrlForEndpoint("http", url => url.DisplayText = "Texting")
    .WithReference(messaging).WithReference(numbers).WithReference(billing).WithReference(notifications).WithReference(web)
    .WithEnvironment("InternalToken__Key", internalTokenKey)
    .WithEnvironment($"Webhooks__AuthTokens__{accountSid}__0", twilioAuthToken)
    .WaitFor(messaging).WaitFor(numbers).WaitFor(billing).WaitFor(notifications).WaitFor(web);
var publicAddress = gateway.GetEndpoint("http");
gateway.WithEnvironment("Webhooks__PublicBaseUrl", publicAddress);
web.WithReference(gateway);
foreach (var speaker in new[] { messaging, numbers })
{
    speaker.WithEnvironment("Twilio__AccountSid", accountSid)
        .WithEnvironment("Twilio__AuthToken", twilioAuthToken)
        .WithEnvironment("Twilio__PublicBaseUrl", publicAddress);
}

// EIN and SSN are sealed with a key that never lies in the database; a new one gets a new id beside the old.
numbers
    .WithEnvironment("Twilio__PrimaryProfileSid", builder.Configuration["Twilio:PrimaryProfileSid"] ?? "BU00000000000000000000000000000001")
    .WithEnvironment("Sealing__Keys__k1", Secret("seal-key"))
    .WithEnvironment("Sealing__Current", "k1");

notifications.WithEnvironment("Email__From", builder.Configuration["Email:From"] ?? "Texting <no-reply@texting.example>")
    .WithEnvironment("Email__CustomerExperience", builder.Configuration["Email:CustomerExperience"] ?? (running ? "care@texting.example" : ""))
    .WithEnvironment("Email__PublicAddress", publicAddress)
    // Empty once deployed, unless there is a mail server that takes answers for us: they go to the owners then.
    .WithEnvironment("Email__ReplyTo", builder.Configuration["Email:ReplyTo"] ?? (running ? "reply@in.texting.example" : ""))
    .WithEnvironment("Email__ReplyKey", Secret("reply-key"));
if (!running)
{
    notifications
        .WithEnvironment("Email__Host", builder.AddParameter("email-host"))
        .WithEnvironment("Email__User", builder.AddParameter("email-user"))
        .WithEnvironment("Email__Password", builder.AddParameter("email-password", secret: true));
}

if (running)
{
    // Twilio and the phones of the demo companies.
    var twilio = Project("twilio", "../services/TwilioSimulator/TwilioSimulator.csproj")
        .WithHttpEndpoint()
        .WithEndpoint(scheme: "tcp", name: "smtp", env: "Simulator__SmtpPort")
        .WithHttpHealthCheck("/health")
        .WithEnvironment("Simulator__AccountSid", accountSid)
        .WithEnvironment("Simulator__AuthToken", twilioAuthToken)
        .WithEnvironment("Simulator__RecordPath", builder.Configuration["Simulator:RecordPath"]);
    (string Name, string Phone)[] phones = [("Ann Miller", "+14155550111"), ("Ben Carter", "+14155550112"), ("Chloe Davis", "+14155550113"), ("Diego Santos", "+14155550114"), ("Emma Wilson", "+14155550115")];
    foreach (var (index, phone) in phones.Index())
        twilio.WithEnvironment($"Simulator__Handsets__{index}__Name", phone.Name).WithEnvironment($"Simulator__Handsets__{index}__PhoneNumber", phone.Phone);
    messaging.WithEnvironment("Twilio__BaseUrl", twilio.GetEndpoint("http")).WaitFor(twilio);
    numbers.WithEnvironment("Twilio__BaseUrl", twilio.GetEndpoint("http")).WaitFor(twilio);
    // Nothing that is mailed here reaches anybody: it lands in the simulator's mailbox.
    var smtp = twilio.GetEndpoint("smtp");
    notifications
        .WithEnvironment("Email__Host", $"{smtp.Property(EndpointProperty.Host)}")
        .WithEnvironment("Email__Port", $"{smtp.Property(EndpointProperty.Port)}")
        .WithEnvironment("Email__Tls", "None")
        .WaitFor(twilio);
    // Who presses "reply" in the mailbox: the simulator is the mail server that takes answers, too, with a key of its own.
    var mailKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    twilio.WithEnvironment("Simulator__RepliesUrl", $"{publicAddress}/email/inbound").WithEnvironment("Simulator__RepliesKey", mailKey);
    gateway.WithEnvironment("Mail__Keys__simulator", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mailKey))));
    // As an operator sets it up once in Twilio's console: news of brands, campaigns and numbers.
    twilio.WithEnvironment("Simulator__Registration__EventsUrl", $"{publicAddress}/webhooks/twilio/registration");
    gateway.WithReference(twilio).WithUrlForEndpoint("http", _ => new() { Url = "/dev/handsets", DisplayText = "Handsets" })
        .WithUrlForEndpoint("http", _ => new() { Url = "/dev/mailbox", DisplayText = "Mailbox" });

    var demoData = Demo("demo-data", "seed");
    var demoReset = Demo("demo-reset", "reset").WithExplicitStart().WithParentRelationship(demoData);
    demoData.WithCommand("reset", "Reset demo data", context =>
        context.ServiceProvider.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(demoReset.Resource, KnownResourceCommands.StartCommand, context.CancellationToken));

    IResourceBuilder<ProjectResource> Demo(string name, string task) => Project(name, "../services/DemoPlatform/DemoPlatform.csproj")
        .WithArgs(task)
        .WithEnvironment("Demo__History", builder.Configuration["Demo:History"] ?? "false")
        .WithReference(postgres).WithReference(rabbitmq).WithReference(gateway).WithReference(twilio)
        .WaitFor(messaging).WaitFor(numbers).WaitFor(billing).WaitFor(notifications).WaitFor(gateway);
}

gateway.WithUrlForEndpoint("http", _ => new() { Url = "/api/reference", DisplayText = "API reference" });
builder.Build().Run();

// A service has a database and a role of its own, made by its migrations, which finish before it starts.
IResourceBuilder<ProjectResource> Service(string name, string project)
{
    var server = postgres.Resource.PrimaryEndpoint;
    var password = Secret($"{name}-db-password");
    var database = builder.AddConnectionString($"{name}-db", ReferenceExpression.Create(
        $"Host={server.Property(EndpointProperty.Host)};Port={server.Property(EndpointProperty.Port)};Username={name};Password={password};Database={name}"));
    var migrations = Project($"{name}-migrations", project)
        .WithArgs("migrate")
        .WithReference(postgres).WithReference(database)
        .WaitFor(postgres);
    return Project(name, project)
        .WithHttpEndpoint()
        .WithHttpHealthCheck("/health")
        .WithReference(database).WithReference(rabbitmq)
        .WithEnvironment("InternalToken__Key", internalTokenKey)
        .WithEnvironment("Cursors__Key", cursorKey)
        .WaitForCompletion(migrations).WaitFor(rabbitmq);
}

// References come as connection strings and service discovery only: single variables would spread passwords further.
IResourceBuilder<ProjectResource> Project(string name, string path)
{
    var project = builder.AddProject(name, path, launchProfileName: null)
        .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ConnectionString | ReferenceEnvironmentInjectionFlags.ServiceDiscovery);
    if (!running) return project;
    return project
        .WithEnvironment("DOTNET_ENVIRONMENT", "Development")
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development")
        // Aspire shows whole query strings while developing; ours may hold a phone number.
        .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "false")
        .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "false");
}

// Generated once and kept: letters and digits only, so that it needs no quoting in a connection string or an address.
IResourceBuilder<ParameterResource> Secret(string name) =>
    builder.AddParameter(name, new GenerateParameterDefault { MinLength = 43, Special = false }, secret: true, persist: true);
