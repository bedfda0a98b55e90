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
public sealed class EmailDispatcherTests : IAsyncLifetime
{
    private readonly Guid _company = Guid.CreateVersion7();
    private readonly ScriptedMailServer _server = new();
    private TestHost<NotificationsDb>? _host;
    private AmqpClient? _bus;

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<NotificationsDb>("notifications-db");
        settings["Email:Host"] = "127.0.0.1";
        settings["Email:Port"] = _server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        settings["Email:Tls"] = "None";
        settings["Email:From"] = "Texting <no-reply@texting.example>";
        _host = TestHost.Start<NotificationsDb>(settings);
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _bus!.DisposeAsync();
        await _host!.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Orders_leave_once_and_what_became_of_each_is_written_down()
    {
        await OrderAsync("feed:1", "ann@sent.example");
        await OrderAsync("feed:1", "ann@sent.example");
        var sent = await EmailAsync("feed:1", EmailState.Sent);
        Assert.NotNull(sent.SentAt);
        Assert.Contains("To: ann@sent.example", Assert.Single(_server.Received), StringComparison.Ordinal);

        _server.Next("RCPT", "550 5.1.1 no such user");
        await OrderAsync("feed:2", "ben@never.example");
        Assert.Equal("550 5.1.1 no such user", (await EmailAsync("feed:2", EmailState.Failed)).Reason);

        _server.Next(".", ScriptedMailServer.HangUp);
        await OrderAsync("feed:4", "diego@doubt.example");
        Assert.Equal(1, (await EmailAsync("feed:4", EmailState.InDoubt)).Attempt);

        Assert.Equal(2, _server.Received.Count);

        // The last one: its next try would take the answers meant for others.
        _server.Next("RCPT", "450 4.2.0 greylisted");
        await OrderAsync("feed:3", "chloe@later.example");
        var later = await Eventually.Until(() => ReadAsync("feed:3"), email => email is { State: EmailState.Waiting, Refusals: 1 });
        Assert.Equal("450 4.2.0 greylisted", later!.Reason);
        Assert.True(later.DueAt > later.CreatedAt);
        Assert.DoesNotContain(_host!.Log, line => line.Contains(".example", StringComparison.Ordinal));
    }

    private Task OrderAsync(string key, string to) => _bus!.PublishAsync(
        Catalog.Of(typeof(SendEmail)).WireName, JsonSerializer.Serialize(Emails.Order(_company, key, to), WireFormat.Json), Guid.CreateVersion7().ToString());

    private async Task<OutgoingEmail> EmailAsync(string key, EmailState state)
    {
        return (await Eventually.Until(() => ReadAsync(key), email => email?.State == state))!;
    }

    private async Task<OutgoingEmail?> ReadAsync(string key)
    {
        await using var scope = _host!.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(_company);
        return await scope.ServiceProvider.GetRequiredService<NotificationsDb>().Emails.AsNoTracking().SingleOrDefaultAsync(email => email.Key == key);
    }
}
