using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Notifications.Data;
using Notifications.Tests.Email;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Billing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Notifications.Tests.Incoming;

/// <summary>From the event on the bus to the mail server, and what admins see of it.</summary>
[Trait("Needs", "Servers")]
public sealed class ProductEmailJourneyTests : IAsyncLifetime
{
    private readonly Guid _company = Guid.CreateVersion7();
    private readonly ScriptedMailServer _server = new();
    private TestHost<NotificationsDb>? _host;
    private AmqpClient? _bus;
    private HttpClient? _admin;

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<NotificationsDb>("notifications-db");
        settings["Email:Host"] = "127.0.0.1";
        settings["Email:Port"] = _server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        settings["Email:Tls"] = "None";
        settings["Email:PublicAddress"] = "https://texting.example";
        settings["Email:CustomerExperience"] = "care@texting.example";
        _host = TestHost.Start<NotificationsDb>(settings);
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
        _admin = _host.ClientOf(new Caller(CallerRole.Admin, _company, Guid.CreateVersion7(), "Olivia Park"));
    }

    public async ValueTask DisposeAsync()
    {
        _admin!.Dispose();
        await _bus!.DisposeAsync();
        await _host!.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Each_cause_is_one_email_to_the_owner_whatever_comes_first_and_however_often()
    {
        var text = new UnassignedMessageReceived(Guid.CreateVersion7(), _company, DateTimeOffset.UnixEpoch, "(•••) •••-0199", UnassignedReason.NobodyKnown);
        await PublishAsync(text);
        await PublishAsync(text);
        var period = Guid.CreateVersion7();
        await PublishAsync(new UsageThresholdReached(_company, period, ThresholdKind.Pool, 80));
        await PublishAsync(new PeriodClosed(period, _company, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMonths(1), 250, 0, 300, 0, 50, 1.25m));
        await PublishAsync(new RegistrationChanged(_company, RegistrationStanding.Green, null, null, 5));
        // The company's own words, chosen before anything of it is known, hold for all that is written afterwards.
        using var changed = await _admin!.PutAsJsonAsync("/api/notifications/templates/unassigned-text", new EmailWords("Who is {sender}?", null), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        await PublishAsync(new CompanyChanged(_company, 1, "Happy Paws", Plan.Team, false, "US", "America/New_York", "Olivia Park", "olivia@happypaws.example", [], true, true));
        await SentAsync(4);
        // Trouble that is older than the green we heard of is no news any more; newer trouble is, to the owner and to the team.
        await PublishAsync(new RegistrationChanged(_company, RegistrationStanding.Failed, "Brand", "Check the EIN.", 4));
        await PublishAsync(new RegistrationChanged(_company, RegistrationStanding.Failed, "Brand", "Check the EIN.", 6));
        await PublishAsync(text);

        var emails = await SentAsync(6);
        Assert.Equal(
            ["period-ready", "registration-green", "registration-trouble", "registration-trouble-team", "unassigned-text", "usage-threshold"],
            emails.Select(email => email.Purpose).Order(StringComparer.Ordinal));
        Assert.All(emails, email => Assert.Equal(email.Purpose == "registration-trouble-team" ? "care@texting.example" : "olivia@happypaws.example", email.To));
        Assert.Equal("Who is (•••) •••-0199?", emails.Single(email => email.Purpose == "unassigned-text").Subject);
        Assert.Equal(6, _server.Received.Count);
        Assert.Contains("https://texting.example/settings/texting/unassigned", string.Concat(_server.Received), StringComparison.Ordinal);

        using var sitter = _host!.ClientOf(new Caller(CallerRole.Sitter, _company, Guid.CreateVersion7(), "Sam"));
        Assert.Equal(HttpStatusCode.Forbidden, (await sitter.GetAsync("/api/notifications/emails", TestContext.Current.CancellationToken)).StatusCode);
        using var stranger = _host.ClientOf(new Caller(CallerRole.Admin, Guid.CreateVersion7(), Guid.CreateVersion7(), "Eve"));
        Assert.Empty((await stranger.GetFromJsonAsync<Page<EmailRow>>("/api/notifications/emails", Json, TestContext.Current.CancellationToken))!.Items);
        Assert.DoesNotContain(_host.Log, line => line.Contains("olivia@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_preview_shows_the_email_and_refuses_words_it_does_not_know_and_what_was_sent_is_not_sent_again()
    {
        var preview = await PostAsync("/api/notifications/templates/period-ready/preview", new EmailWords("{month} for {company}", null));
        Assert.StartsWith("January 2026 for ", (await preview.Content.ReadFromJsonAsync<EmailPreview>(Json, TestContext.Current.CancellationToken))!.Subject, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/api/notifications/templates/period-ready/preview", new EmailWords("{phone}", null))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("/api/notifications/templates/registration-trouble-team/preview", new EmailWords(null, null))).StatusCode);

        _server.Next("RCPT", "550 5.1.1 no such user");
        await PublishAsync(new CompanyChanged(_company, 1, "Happy Paws", Plan.Team, false, "US", "America/New_York", "Olivia Park", "olivia@happypaws.example", [], true, true));
        await PublishAsync(new UsageThresholdReached(_company, Guid.CreateVersion7(), ThresholdKind.Money, 100));
        var failed = (await Eventually.Until(() => EmailsAsync("?state=failed"), page => page.Items.Count == 1)).Items[0];
        Assert.Equal("550 5.1.1 no such user", failed.Reason);

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync($"/api/notifications/emails/{failed.Id}/send-again", null)).StatusCode);
        await SentAsync(1);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync($"/api/notifications/emails/{failed.Id}/send-again", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _admin!.GetAsync("/api/notifications/emails?state=lost", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static JsonSerializerOptions Json => JsonSerializerOptions.Web;

    private async Task<IReadOnlyList<EmailRow>> SentAsync(int count) =>
        (await Eventually.Until(() => EmailsAsync("?state=sent"), page => page.Items.Count == count)).Items;

    private async Task<Page<EmailRow>> EmailsAsync(string query) =>
        (await _admin!.GetFromJsonAsync<Page<EmailRow>>($"/api/notifications/emails{query}", Json, TestContext.Current.CancellationToken))!;

    private async Task<HttpResponseMessage> PostAsync(string path, EmailWords? words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = words is null ? null : JsonContent.Create(words) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await _admin!.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task PublishAsync<T>(T message) =>
        _bus!.PublishAsync(Catalog.Of(typeof(T)).WireName, JsonSerializer.Serialize(message, WireFormat.Json), Guid.CreateVersion7().ToString());
}
