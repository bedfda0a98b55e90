using System.Net;
using Microsoft.Extensions.Options;
using SmtpServer;

namespace TwilioSimulator.Mailbox;

/// <summary>The mail server: one port, no login, no TLS, everything stays on this machine.</summary>
internal sealed class SmtpListener(IOptions<SimulatorOptions> options, TakeMail take) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.SmtpPort is not { } port) return Task.CompletedTask;

        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((SmtpServer.Storage.IMessageStore)take);
        services.Add((SmtpServer.Storage.IMailboxFilter)take);
        var server = new SmtpServerOptionsBuilder()
            .ServerName("mailbox")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)))
            .Build();
        return new SmtpServer.SmtpServer(server, services).StartAsync(stoppingToken);
    }
}
