using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Notifications.Data;
using Notifications.PlatformEvents;
using Npgsql;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;
using Testing;
using Testing.Rabbit;

namespace Notifications.Tests.PlatformEvents;

/// <summary>The service, started once for all tests of the class.</summary>
public sealed class PlatformEventsHost : IAsyncLifetime
{
    internal TestHost<NotificationsDb> Service { get; private set; } = null!;

    internal HttpClient Platform { get; private set; } = null!;

    internal AmqpClient Bus { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<NotificationsDb>("notifications-db");
        Service = TestHost.Start<NotificationsDb>(settings);
        Platform = Service.ClientOf(new Caller(CallerRole.Platform, Name: "schedule"));
        Bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await Service.IsHealthyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Platform.Dispose();
        await Bus.DisposeAsync();
        await Service.DisposeAsync();
    }
}

[Trait("Needs", "Servers")]
public sealed class AcceptEventsTests(PlatformEventsHost host) : IClassFixture<PlatformEventsHost>
{
    private readonly TestHost<NotificationsDb> _host = host.Service;
    private readonly HttpClient _platform = host.Platform;
    private readonly AmqpClient _bus = host.Bus;

    [Fact]
    public async Task What_is_accepted_is_stored_and_reaches_the_bus_once_and_the_rest_says_why_not()
    {
        var queue = await _bus.ListenAsync("platform.staff-late");

        // A single event, again, and another under its id.
        await IsAsync(HttpStatusCode.Accepted, """{"accepted":1,"duplicates":0,"rejected":[]}""", AcceptEvents.One, Events.StaffLate("a").ToJsonString());
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(("/schedule", "a", "platform.staff-late", "schedule"), (row.Source, row.Id, row.Type, row.Publisher));
        await IsAsync(HttpStatusCode.Accepted, """{"accepted":0,"duplicates":1,"rejected":[]}""", AcceptEvents.One, Events.StaffLate("a").ToJsonString());
        await IsProblemAsync(HttpStatusCode.UnprocessableEntity, "event-id-reused", AcceptEvents.One, Events.StaffLate("a", 99).ToJsonString());

        // What is no event, or not for here.
        await IsProblemAsync(HttpStatusCode.BadRequest, "event-invalid", AcceptEvents.One, Events.StaffLate("b").Without("data.companyId").ToJsonString());
        await IsProblemAsync(HttpStatusCode.BadRequest, "event-type-unknown", AcceptEvents.One, Events.StaffLate("b").With("type", "messaging.send-message").ToJsonString());
        await IsProblemAsync(HttpStatusCode.BadRequest, "bad-request", AcceptEvents.One, "{\"specversion\":");
        await IsProblemAsync(HttpStatusCode.BadRequest, "bad-request", AcceptEvents.One, "{\"id\":\"1\",\"id\":\"2\"}");
        await IsProblemAsync(HttpStatusCode.BadRequest, "bad-request", AcceptEvents.Batch, Events.StaffLate("b").ToJsonString());
        await IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", "application/json", Events.StaffLate("b").ToJsonString());
        await IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-many-events", AcceptEvents.Batch, Batch(501));
        await IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large", AcceptEvents.One, new string(' ', 1_100_000));

        // A batch: what is good is stored, what is not is told by its place.
        JsonArray mixed =
        [
            Events.StaffLate("b"), Events.StaffLate("c").Without("type"), Events.StaffLate("a"), 7, Events.StaffLate("b"), Events.StaffLate("d", 30),
        ];
        using (var answer = await PostAsync(AcceptEvents.Batch, mixed.ToJsonString()))
        {
            Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
            var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.Equal((2, 2), ((int)told["accepted"]!, (int)told["duplicates"]!));
            Assert.Equal(["1 c event-invalid", "3  event-invalid"], told["rejected"]!.AsArray().Select(one => string.Create(CultureInfo.InvariantCulture,
                $"{(int)one!["index"]!} {(string?)one["id"]} {((string)one["problem"]!["type"]!).Split(':')[^1]}")));
        }

        await IsAsync(HttpStatusCode.Accepted, """{"accepted":0,"duplicates":0,"rejected":[]}""", AcceptEvents.Batch, "[]");
        Assert.Equal(["a", "b", "d"], (await RowsAsync()).Select(one => one.Id).Order());

        // Many publishers, or one that is impatient, with the same events in another order.
        var (there, back) = (Batch(50), new JsonArray([.. JsonNode.Parse(Batch(50))!.AsArray().Reverse().Select(one => one!.DeepClone())]).ToJsonString());
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => PostAsync(AcceptEvents.Batch, n % 2 == 0 ? there : back)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        foreach (var answer in answers) answer.Dispose();

        var relayed = new List<string>();
        await Eventually.Until(async () =>
        {
            while (await _bus.TakeAsync(queue) is { } message) relayed.Add(message.Body);
            return relayed.Count;
        }, count => count >= 53);
        Assert.Equal(53, (await RowsAsync()).Count);
        Assert.Equal(0, await WaitingAsync());
        Assert.Null(await _bus.TakeAsync(queue));
        Assert.Equal(53, relayed.Count);
        Assert.True(JsonNode.DeepEquals(Events.StaffLate("a")["data"], Normalised(relayed[0])));
        Assert.DoesNotContain(_host.Log, line => line.Contains("dog walk", StringComparison.Ordinal));

        var database = _host.Services.GetRequiredService<NpgsqlDataSource>();
        Assert.Equal(0, await SweepAsync(database, PlatformEventKeeper.Kept - TimeSpan.FromHours(1)));
        Assert.Equal(53, await SweepAsync(database, PlatformEventKeeper.Kept + TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Only_the_platform_may_and_it_can_read_the_schemas()
    {
        using var admin = _host.ClientOf(new Caller(CallerRole.Admin, Guid.CreateVersion7(), Guid.CreateVersion7()));
        using var content = Content(AcceptEvents.One, Events.StaffLate("x").ToJsonString());
        using var refused = await admin.PostAsync("/platform/events", content);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        Assert.Contains("platform.staff-late", await _platform.GetStringAsync("/platform/schemas"), StringComparison.Ordinal);
        using var schema = await _platform.GetAsync("/platform/schemas/platform.staff-late");
        Assert.Equal("application/schema+json", schema.Content.Headers.ContentType?.MediaType);
        Assert.Equal("StaffLate", (string?)JsonNode.Parse(await schema.Content.ReadAsStringAsync())!["title"]);
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.GetAsync("/platform/schemas/messaging.send-message")).StatusCode);
    }

    private static async Task<int> SweepAsync(NpgsqlDataSource database, TimeSpan later)
    {
        using var keeper = new PlatformEventKeeper(database, new Later(later), NullLogger<PlatformEventKeeper>.Instance);
        return await keeper.SweepAsync(CancellationToken.None);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }

    private static string Batch(int count) => new JsonArray([.. Enumerable.Range(0, count).Select(n =>
        Events.StaffLate(string.Create(CultureInfo.InvariantCulture, $"many-{n}")))]).ToJsonString();

    // The bus writes times with an offset in numbers.
    private static JsonNode Normalised(string body) => JsonNode.Parse(body.Replace("+00:00", "Z", StringComparison.Ordinal))!;

    private async Task IsAsync(HttpStatusCode status, string body, string type, string content)
    {
        using var answer = await PostAsync(type, content);
        Assert.Equal((status, body), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    private async Task IsProblemAsync(HttpStatusCode status, string slug, string type, string content)
    {
        using var answer = await PostAsync(type, content);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((status, $"urn:texting:problem:{slug}"), (answer.StatusCode, (string?)problem!["type"]));
    }

    private async Task<HttpResponseMessage> PostAsync(string type, string content)
    {
        // A server that refuses a body for its size closes without reading it: who sends so much asks first.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/platform/events") { Content = Content(type, content), Headers = { ExpectContinue = content.Length > 1_000_000 } };
        return await _platform.SendAsync(request);
    }

    private static ByteArrayContent Content(string type, string content) =>
        new(Encoding.UTF8.GetBytes(content)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private async Task<List<PlatformEvent>> RowsAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDb>().PlatformEvents.IgnoreQueryFilters([ServiceDb.CompanyFilter]).ToListAsync();
    }

    private async Task<int> WaitingAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        return await Eventually.Until(() => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM outbox").SingleAsync(), count => count == 0);
    }
}
