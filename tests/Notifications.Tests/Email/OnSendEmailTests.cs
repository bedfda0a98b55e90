using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Notifications.Data;
using Notifications.Email;
using ServiceDefaults.Auth;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Notifications;

namespace Notifications.Tests.Email;

[Trait("Needs", "Servers")]
public sealed class OnSendEmailTests : IAsyncLifetime
{
    private static readonly string Exchange = Catalog.Of(typeof(SendEmail)).WireName;
    private TestHost<NotificationsDb>? _host;
    private AmqpClient? _bus;

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<NotificationsDb>("notifications-db");
        _host = TestHost.Start<NotificationsDb>(settings);
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _bus!.DisposeAsync();
        await _host!.DisposeAsync();
    }

    [Fact]
    public async Task An_ordered_email_is_kept_whole_until_it_can_leave()
    {
        var company = Guid.CreateVersion7();
        await OrderAsync(Order(company, "feed:1"));

        var email = Assert.Single(await Eventually.Until(() => EmailsAsync(company), emails => emails.Count > 0));
        Assert.Equal(EmailState.Waiting, email.State);
        Assert.Equal(
            ("feed:1", "ann@mail.example", "A message", "<p>Hello</p>", "desk@happypaws.example", "feed-message"),
            (email.Key, email.To, email.Subject, email.Html, email.ReplyTo, email.Purpose));
    }

    [Fact]
    public async Task The_same_cause_mails_once_whatever_the_message_is_called()
    {
        var (company, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await OrderAsync(Order(company, "feed:1"));
        await OrderAsync(Order(company, "feed:1"));
        await OrderAsync(Order(company, "feed:2"));
        await OrderAsync(Order(other, "feed:1"));

        await Eventually.Until(() => EmailsAsync(company), emails => emails.Count == 2);
        await Eventually.Until(() => EmailsAsync(other), emails => emails.Count == 1);
        Assert.Equal(0u, await _bus!.ReadyAsync($"notifications.{Exchange}_error") ?? 0);
    }

    private static SendEmail Order(Guid company, string key) =>
        new(key, company, "ann@mail.example", "A message", "<p>Hello</p>", "desk@happypaws.example", "feed-message");

    private Task OrderAsync(SendEmail order) =>
        _bus!.PublishAsync(Exchange, JsonSerializer.Serialize(order, WireFormat.Json), Guid.CreateVersion7().ToString());

    private async Task<List<OutgoingEmail>> EmailsAsync(Guid company)
    {
        await using var scope = _host!.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(company);
        return await scope.ServiceProvider.GetRequiredService<NotificationsDb>().Emails.AsNoTracking().ToListAsync();
    }
}
