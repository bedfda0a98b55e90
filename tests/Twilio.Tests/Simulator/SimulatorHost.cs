using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Tests.Simulator;

/// <summary>The simulator behind a real port, as the services meet it.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string AuthToken = "contract-tests-token";
    public const string MessagingServiceSid = "MG00000000000000000000000000000001";
    public const string Number = "+14155550100";

    private readonly WebApplicationFactory<Program> factory;
    private int phones = 5000;

    public SimulatorHost()
    {
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Simulator:AccountSid", AccountSid)
            .UseSetting("Simulator:AuthToken", AuthToken)
            .UseSetting("Simulator:Numbers:0:PhoneNumber", Number)
            .UseSetting("Simulator:Numbers:0:Sid", "PN00000000000000000000000000000001")
            .UseSetting("Simulator:Numbers:0:MessagingServiceSid", MessagingServiceSid)
            .UseSetting("Simulator:Numbers:0:SmsUrl", Webhooks.Inbound));
        factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        factory.StartServer();
        Control = factory.CreateClient();
        Client = ClientWith(AuthToken);
    }

    /// <summary>Receives what the simulator posts.</summary>
    internal Webhooks Webhooks { get; } = new();

    private System.Net.Http.HttpClient Control { get; }

    internal ITwilioRestClient Client { get; }

    /// <summary>A phone nobody else in these tests has, away from the digits that force an outcome.</summary>
    internal string NewPhone() => "+1415556" + Interlocked.Increment(ref phones).ToString(CultureInfo.InvariantCulture);

    internal ITwilioRestClient ClientWith(string password) => new TwilioRestClient(
        AccountSid, password, httpClient: new SystemNetHttpClient(new System.Net.Http.HttpClient(new RewriteHost(Control.BaseAddress!))));

    internal async Task GivenFault(string kind, string phone) =>
        (await Control.PostAsJsonAsync("/control/faults", new { rules = new[] { new { kind, phone, next = 1 } } })).EnsureSuccessStatusCode();

    internal async Task TextArrives(string from, string body) =>
        (await Control.PostAsJsonAsync("/control/inbound?wait=false", new { from, to = Number, body })).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await factory.DisposeAsync();
        await Webhooks.DisposeAsync();
    }
}
