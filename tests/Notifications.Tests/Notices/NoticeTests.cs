using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Notifications.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Tests.Notices;

/// <summary>From the event on the bus to the order to Messaging, and what admins see and choose.</summary>
[Trait("Needs", "Servers")]
public sealed class NoticeTests : IAsyncLifetime
{
    private readonly Guid _company = Guid.CreateVersion7(), _olivia = Guid.CreateVersion7(), _omar = Guid.CreateVersion7(), _sam = Guid.CreateVersion7(), _ann = Guid.CreateVersion7();
    private readonly MovedClock _clock = new();
    private TestHost<NotificationsDb>? _host;
    private AmqpClient? _bus;
    private HttpClient? _admin;
    private string _orders = "";

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<NotificationsDb>("notifications-db");
        _host = TestHost.Start<NotificationsDb>(settings, services => services.AddSingleton<TimeProvider>(_clock));
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
        _orders = await _bus.ListenAsync(Catalog.Of(typeof(SendMessage)).WireName);
        _admin = _host.ClientOf(new Caller(CallerRole.Admin, _company, _olivia, "Olivia Park"));
        await PublishAsync(new CompanyChanged(_company, 1, "Happy Paws", Plan.Team, false, "US", "Etc/UTC", "Olivia", "olivia@paws.example", [], true, true));
        await PublishAsync(Staff(_olivia, "Olivia Park", StaffRole.Admin));
        await PublishAsync(Staff(_omar, "Omar Reed", StaffRole.OfficeManager));
        await PublishAsync(Staff(_sam, "Sam Lee", StaffRole.Sitter));
        await PublishAsync(new ClientChanged(_company, _ann, 1, "Ann", "Miller", null, new Dictionary<string, string>(), null, true));
        await Eventually.Until(SwitchesAsync, switches => switches is { OfficePeople: 2, EventStartedEnabledInMobileApp: true });
    }

    public async ValueTask DisposeAsync()
    {
        _admin!.Dispose();
        await _bus!.DisposeAsync();
        await _host!.DisposeAsync();
    }

    [Fact]
    public async Task Until_somebody_turns_it_on_nobody_is_told_and_an_event_that_came_three_times_texts_once()
    {
        var before = Late(20);
        await PublishAsync(before);
        var skipped = await NoticesAsync(before.EventId, 2);
        Assert.All(skipped, row => Assert.Equal((NoticeOutcome.Skipped, "switch-off", null), (row.Outcome, row.Reason?.Code, row.RecipientId)));

        await SaveAsync(switches => switches with { StaffLateToOwnEvent = true, StaffLateToEvent = true, LateAfterMinutes = 10, EventStarted = true });
        var late = Late(5);
        await PublishAsync(late);
        await NoticesAsync(late.EventId, 2, "not-late-enough");
        foreach (var minutes in new[] { 12, 12, 30 }) await PublishAsync(late with { MinutesLate = minutes });
        var started = new EventStarted(Guid.CreateVersion7(), _company, _ann, _sam, "Dog walk", "Rex", _clock.GetUtcNow());
        for (var i = 0; i < 3; i++) await PublishAsync(started);
        var stale = started with { EventId = Guid.CreateVersion7(), StartedAt = _clock.GetUtcNow().AddHours(-2) };
        await PublishAsync(stale);
        await PublishAsync(before); // what was decided stays decided

        var told = await NoticesAsync(late.EventId, 3);
        Assert.Equal(new[] { _olivia, _omar, _sam }.Order(), told.Select(row => row.RecipientId!.Value).Order());
        Assert.Equal("Omar Reed", told.Single(row => row.RecipientId == _omar).RecipientName);
        Assert.Equal("stale", Assert.Single(await NoticesAsync(stale.EventId, 1)).Reason?.Code);
        await NoticesAsync(started.EventId, 1);

        string[] keys = [$"{late.EventId}:{_olivia}:text", $"{late.EventId}:{_omar}:text", $"{late.EventId}:{_sam}:text", $"{started.EventId}:{_ann}:text"];
        var orders = await OrdersAsync(keys.Length);
        Assert.Equal(keys.Order(), orders.Select(order => order.Key).Order());
        Assert.All(orders, order => Assert.Equal(Purpose.Notice, order.Purpose));
        Assert.Equal((ContactKind.Client, SendUrgency.Normal, started.StartedAt.AddMinutes(30)), Of(orders, started.EventId));
    }

    [Fact]
    public async Task In_quiet_hours_it_waits_until_somebody_releases_it_or_they_end()
    {
        var now = TimeOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
        await SaveAsync(switches => switches with { ServicesRequested = true, QuietHours = new(now.AddHours(-1), now.AddHours(2)) });
        var request = new ServicesRequested(Guid.CreateVersion7(), _company, _ann, "3 dog walks", _clock.GetUtcNow());
        await PublishAsync(request);
        var held = await NoticesAsync(request.RequestId, 2, "quiet-hours");
        Assert.All(held, row => Assert.True(row.HeldUntil > _clock.GetUtcNow()));

        var (first, other) = (held[0], held[1]);
        using var released = await SendNowAsync(first.Id);
        Assert.Equal((NoticeOutcome.Sent, "Olivia Park"), await released.Content.ReadFromJsonAsync<NoticeRow>() is { } row ? (row.Outcome, row.ReleasedBy) : default);
        using var again = await SendNowAsync(first.Id);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal($"{request.RequestId}:{first.RecipientId}:text", Assert.Single(await OrdersAsync(1)).Key);

        _clock.Move(TimeSpan.FromHours(3));
        Assert.Equal($"{request.RequestId}:{other.RecipientId}:text", Assert.Single(await OrdersAsync(1)).Key);
        Assert.All(await NoticesAsync(request.RequestId, 2), notice => Assert.Equal(NoticeOutcome.Sent, notice.Outcome));
    }

    [Fact]
    public async Task What_became_of_the_text_is_listed_with_its_notice_and_what_could_not_be_texted_told_nobody()
    {
        await SaveAsync(switches => switches with { ServicesRequested = true });
        var request = new ServicesRequested(Guid.CreateVersion7(), _company, _ann, "3 dog walks", _clock.GetUtcNow());
        await PublishAsync(request);
        foreach (var order in await OrdersAsync(2))
        {
            var (text, refused) = (Guid.CreateVersion7(), order.ContactId == _omar);
            var news = new OrderedTextChanged(order.Key, _company, text, refused ? OrderedTextState.Refused : OrderedTextState.Delivered, _clock.GetUtcNow(), null, null);
            await PublishAsync(refused ? news with { ReasonCode = "opted-out", Reason = "This number texted STOP." } : news);
            if (!refused) await PublishAsync(news with { State = OrderedTextState.Accepted });
        }

        await PublishAsync(new OrderedTextChanged("somebody else's", _company, Guid.CreateVersion7(), OrderedTextState.Delivered, _clock.GetUtcNow(), null, null));
        var rows = await Eventually.Until(() => NoticesAsync(request.RequestId, 2), rows => rows.All(row => row.Text?.State is OrderedTextState.Delivered or OrderedTextState.Refused));
        var (olivia, omar) = (rows.Single(row => row.RecipientId == _olivia), rows.Single(row => row.RecipientId == _omar));
        Assert.Equal((NoticeOutcome.Sent, OrderedTextState.Delivered, null), (olivia.Outcome, olivia.Text!.State, olivia.Reason));
        Assert.Equal((NoticeOutcome.Skipped, "opted-out", "This number texted STOP."), (omar.Outcome, omar.Reason?.Code, omar.Reason?.Words));
    }

    [Fact]
    public async Task Only_admins_choose_a_change_of_an_old_version_is_refused_and_the_history_says_who()
    {
        using var manager = _host!.ClientOf(new Caller(CallerRole.OfficeManager, _company, _omar, "Omar Reed"));
        using var forbidden = await manager.GetAsync("/api/notifications/settings", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);

        var read = await SwitchesAsync();
        Assert.Equal((false, false, false, false, false, 0, null), (read.EventStarted, read.ServicesRequested, read.ServiceChangeRequested, read.StaffLateToOwnEvent, read.StaffLateToEvent, read.LateAfterMinutes, read.QuietHours));
        var answers = await Task.WhenAll(PutAsync(Unchanged(read) with { EventStarted = true }), PutAsync(Unchanged(read) with { LateAfterMinutes = 5 }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Order());
        Assert.Equal("Olivia Park", Assert.Single((await _admin!.GetFromJsonAsync<List<NotificationSettingHistory>>("/api/notifications/settings/history"))!).By);

        var present = Unchanged(await SwitchesAsync());
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(present with { LateAfterMinutes = 241 }));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(present with { QuietHours = new(new(8, 0), new(8, 0)) }));
    }

    private static (ContactKind, SendUrgency, DateTimeOffset?) Of(List<SendMessage> orders, Guid eventId)
    {
        var order = orders.Single(order => order.Key.StartsWith($"{eventId}", StringComparison.Ordinal));
        return (order.ContactKind, order.Urgency, order.NotAfter);
    }

    private StaffLate Late(int minutes) => new(Guid.CreateVersion7(), _company, _sam, _ann, "Dog walk", _clock.GetUtcNow().AddMinutes(-minutes), minutes);

    private StaffChanged Staff(Guid id, string name, StaffRole role) => new(_company, id, 1, name, null, null, role, true, DateTimeOffset.UnixEpoch, null);

    private static SaveNotificationSwitches Unchanged(NotificationSwitches now) => new(
        now.EventStarted, now.ServicesRequested, now.ServiceChangeRequested, now.StaffLateToOwnEvent, now.StaffLateToEvent, now.LateAfterMinutes, now.QuietHours, now.Version);

    private async Task<NotificationSwitches> SwitchesAsync() => (await _admin!.GetFromJsonAsync<NotificationSwitches>("/api/notifications/settings"))!;

    private async Task SaveAsync(Func<SaveNotificationSwitches, SaveNotificationSwitches> change) =>
        Assert.Equal(HttpStatusCode.OK, await PutAsync(change(Unchanged(await SwitchesAsync()))));

    private async Task<HttpStatusCode> PutAsync(SaveNotificationSwitches switches)
    {
        using var answer = await _admin!.PutAsJsonAsync("/api/notifications/settings", switches);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendNowAsync(Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/notifications/notices/{id}/send-now");
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        return await _admin!.SendAsync(request);
    }

    private async Task<IReadOnlyList<NoticeRow>> NoticesAsync(Guid eventId, int count, string? reason = null) => (await Eventually.Until(
        async () => (await _admin!.GetFromJsonAsync<Page<NoticeRow>>($"/api/notifications/notices?eventId={eventId}"))!,
        page => page.Items.Count == count && page.Items.All(row => reason is null || row.Reason?.Code == reason))).Items;

    private async Task<List<SendMessage>> OrdersAsync(int count)
    {
        var orders = new List<SendMessage>();
        await Eventually.Until(async () =>
        {
            while (await _bus!.TakeAsync(_orders) is { } message) orders.Add(JsonSerializer.Deserialize<SendMessage>(message.Body, WireFormat.Json)!);
            return orders.Count >= count;
        });
        return orders;
    }

    private Task PublishAsync<T>(T message) where T : class =>
        _bus!.PublishAsync(Catalog.Of(typeof(T)).WireName, JsonSerializer.Serialize(message, WireFormat.Json), $"{Guid.CreateVersion7()}");

    /// <summary>The real clock, some time ahead.</summary>
    private sealed class MovedClock : TimeProvider
    {
        private long _ahead;

        public void Move(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
    }
}
