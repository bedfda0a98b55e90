using System.Net;
using System.Text.Json;
using ServiceDefaults.Http;
using Testing;
using Testing.Rabbit;
using Testing.Running;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Journeys.Tests;

/// <summary>S16-S20: who is texted when a visit is started, somebody is late, or a client requests something.</summary>
public sealed class S16_S20_NotificationTests(SystemFixture system)
{
    private const string Settings = "/api/notifications/settings";
    private const string Olivia = "+14155550101", Marco = "+14155550102", Sam = "+14155550103", Priya = "+14155550104";

    [Fact]
    public async Task Exactly_those_who_should_hear_get_exactly_one_text_each_however_often_the_event_comes()
    {
        var now = await system.Olivia.ReadAsync<NotificationSwitches>(Settings);
        await system.Olivia.PutAsync<NotificationSwitches>(Settings, new SaveNotificationSwitches(true, true, true, true, true, 5, null, now.Version));
        await using var bus = await system.System.ConnectToBusAsync();
        var (at, mark) = (TimeProvider.System.GetUtcNow(), $"{Guid.CreateVersion7():N}"[^8..]);
        var (client, phone) = Demo.Extra(19);
        var sam = Demo.Person(103);
        object[] events =
        [
            new EventStarted(Guid.CreateVersion7(), Demo.Company, client, sam, $"Walk {mark}", "Rex", at),
            new StaffLate(Guid.CreateVersion7(), Demo.Company, sam, client, $"Walk {mark}", at.AddMinutes(-10), 10),
            new StaffLate(Guid.CreateVersion7(), Demo.Company, sam, client, $"Not so late {mark}", at.AddMinutes(-4), 4),
            new ServicesRequested(Guid.CreateVersion7(), Demo.Company, client, $"Walks {mark}", at),
            new ServiceChangeRequested(Guid.CreateVersion7(), Demo.Company, client, ServiceChangeKind.Cancellation, $"Walk {mark}", at),
        ];
        foreach (var happened in events.Concat(events)) await PublishAsync(bus, happened);

        Assert.Equal([$"Happy Paws Pet Care: Sam has started Walk {mark} with Rex."], await HeardAsync(phone, mark, 1));
        Assert.Single(await HeardAsync(Sam, mark, 1), words => words.StartsWith("You are 10 min late", StringComparison.Ordinal));
        foreach (var office in new[] { Olivia, Marco })
        {
            var words = await HeardAsync(office, mark, 3);
            Assert.Contains(words, text => text.StartsWith("Sam Lee is 10 min late", StringComparison.Ordinal));
            Assert.Contains($"Extra19 Client requests services: Walks {mark}", words);
            Assert.Contains($"Extra19 Client requests a cancellation: Walk {mark}", words);
        }

        Assert.Empty(await HeardAsync(Priya, mark, 0));
    }

    [Fact]
    public async Task By_HTTP_too_an_event_that_comes_three_times_texts_once_and_a_stale_or_unwanted_one_nobody()
    {
        using var platform = await PlatformClient.SignInAsync(system.System.Gateway);
        var now = await system.Olivia.ReadAsync<NotificationSwitches>(Settings);
        now = await system.Olivia.PutAsync<NotificationSwitches>(Settings, new SaveNotificationSwitches(true, true, false, true, true, 5, null, now.Version));
        var (at, mark) = (TimeProvider.System.GetUtcNow(), $"{Guid.CreateVersion7():N}"[^8..]);
        var (client, phone) = Demo.Extra(18);
        var fresh = new EventStarted(Guid.CreateVersion7(), Demo.Company, client, Demo.Person(103), $"Walk {mark}", "Rex", at);
        var stale = new StaffLate(Guid.CreateVersion7(), Demo.Company, Demo.Person(103), client, $"Walk {mark}", at.AddDays(-2), 10);
        var unwanted = new ServiceChangeRequested(Guid.CreateVersion7(), Demo.Company, client, ServiceChangeKind.Change, $"Walk {mark}", at);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Accepted, await platform.PublishAsync(PlatformClient.Event($"a{mark}", fresh), PlatformClient.Event($"b{mark}", stale), PlatformClient.Event($"c{mark}", unwanted)));

        Assert.Equal([$"Happy Paws Pet Care: Sam has started Walk {mark} with Rex."], await HeardAsync(phone, mark, 1));
        Assert.All(await NoticesAsync($"{stale.EventId}", 2), notice => Assert.Equal((NoticeOutcome.Skipped, "stale"), (notice.Outcome, notice.Reason?.Code)));
        Assert.All(await NoticesAsync($"{unwanted.RequestId}", 1), notice => Assert.Equal((NoticeOutcome.Skipped, "switch-off"), (notice.Outcome, notice.Reason?.Code)));
        Assert.Equal(NoticeOutcome.Sent, Assert.Single(await NoticesAsync($"{fresh.EventId}", 1)).Outcome);
        foreach (var office in new[] { Olivia, Marco, Sam }) Assert.Empty(await HeardAsync(office, mark, 0));
        await system.Olivia.PutAsync<NotificationSwitches>(Settings, new SaveNotificationSwitches(false, false, false, false, false, 0, null, now.Version));
    }

    [Fact]
    public async Task What_the_sitter_has_just_texted_is_not_said_again_and_the_list_tells_what_became_of_each_text()
    {
        var now = await system.Olivia.ReadAsync<NotificationSwitches>(Settings);
        now = await system.Olivia.PutAsync<NotificationSwitches>(Settings, new SaveNotificationSwitches(true, false, false, false, false, 0, null, now.Version));
        await using var bus = await system.System.ConnectToBusAsync();
        var (at, mark) = (TimeProvider.System.GetUtcNow(), $"{Guid.CreateVersion7():N}"[^8..]);
        var ((told, phone), (other, otherPhone)) = (Demo.Extra(17), Demo.Extra(16));
        await system.Olivia.ComposeAsync(told, $"I have started {mark}", DeliveryMode.TextOnly);
        var (doubled, needed) = (Started(told, at, mark), Started(other, at, mark));
        foreach (var happened in new[] { doubled, needed }) await PublishAsync(bus, happened);

        var needless = await NoticeAsync(doubled.EventId, row => row.Text is not null);
        Assert.Equal((NoticeOutcome.Skipped, "coalesced"), (needless.Outcome, needless.Reason?.Code));
        var delivered = await NoticeAsync(needed.EventId, row => row.Text?.State is OrderedTextState.Delivered);
        Assert.Equal((NoticeOutcome.Sent, null), (delivered.Outcome, delivered.Reason));
        Assert.Equal([$"I have started {mark}"], await HeardAsync(phone, mark, 1));
        Assert.Single(await HeardAsync(otherPhone, mark, 1));
        await system.Olivia.PutAsync<NotificationSwitches>(Settings, new SaveNotificationSwitches(false, false, false, false, false, 0, null, now.Version));
    }

    private static EventStarted Started(Guid client, DateTimeOffset at, string mark) =>
        new(Guid.CreateVersion7(), Demo.Company, client, Demo.Person(101), $"Walk {mark}", "Rex", at);

    private async Task<NoticeRow> NoticeAsync(Guid eventId, Func<NoticeRow, bool> isTold) =>
        (await Eventually.Until(() => NoticesAsync($"{eventId}", 1), rows => rows.All(isTold)))[0];

    private async Task<IReadOnlyList<NoticeRow>> NoticesAsync(string eventId, int atLeast) => (await Eventually.Until(
        () => system.Olivia.ReadAsync<Page<NoticeRow>>($"/api/notifications/notices?eventId={eventId}"), page => page.Items.Count >= atLeast)).Items;

    private async Task<List<string>> HeardAsync(string phone, string mark, int count) => await Eventually.Until(
        async () => (await system.Carrier.OracleAsync(phone)).Messages.Select(message => message.Body).Where(body => body.Contains(mark, StringComparison.Ordinal)).ToList(),
        heard => heard.Count >= count) is { } all && all.Count == count ? all : throw new InvalidOperationException("More texts than people to tell.");

    private static Task PublishAsync(AmqpClient bus, object happened) => bus.PublishAsync(
        Catalog.Of(happened.GetType()).WireName, JsonSerializer.Serialize(happened, happened.GetType(), WireFormat.Json), $"{Guid.CreateVersion7()}");
}
