using System.Net;
using System.Net.Sockets;
using Messaging.Carrier;
using Messaging.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Messaging.Tests.Media;

/// <summary>R32: addresses that mean our own house are not gone to, however they are written and wherever they stand.</summary>
public sealed class HostileAddressTests : IAsyncLifetime
{
    private readonly List<TcpListener> _canaries = [];
    private int _connects;
    private WebApplication? _redirector;
    private GuardedClient? _client;

    private string Redirector => _redirector!.Urls.Single();

    private int Port => ((IPEndPoint)_canaries[0].LocalEndpoint).Port;

    public async ValueTask InitializeAsync()
    {
        Listen(IPAddress.Loopback, 0);
        // The ports that a refused address would most likely be tried on, where the machine lets us have them.
        foreach (var (address, port) in new[] { (IPAddress.Loopback, 443), (IPAddress.Loopback, 80), (IPAddress.IPv6Loopback, 443) })
        {
            try
            {
                Listen(address, port);
            }
            catch (SocketException)
            {
                TestContext.Current.AddWarning($"No canary on {address}:{port}; the answers alone are judged there.");
            }
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _redirector = builder.Build();
        _redirector.MapGet("/to", (string url, HttpResponse response) =>
        {
            response.StatusCode = StatusCodes.Status302Found;
            response.Headers.Location = url;
        });
        _redirector.MapGet("/endless", (HttpResponse response) => response.Redirect("/endless"));
        _redirector.MapGet("/huge", async (HttpResponse response) =>
        {
            for (var i = 0; i < 100 && !response.HttpContext.RequestAborted.IsCancellationRequested; i++) await response.Body.WriteAsync(new byte[100_000]);
        });
        await _redirector.StartAsync();
        _client = new GuardedClient(
            new TwilioMedia(Options.Create(new TwilioOptions { AccountSid = "AC1", AuthToken = "secret" })), Resolve,
            Options.Create(new MediaOptions { TrustedOrigins = [new Uri(Redirector)], FetchTimeout = TimeSpan.FromSeconds(60) }));
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        foreach (var canary in _canaries) canary.Dispose();
        if (_redirector is not null) await _redirector.DisposeAsync();
    }

    [Fact]
    public async Task Sixty_hostile_addresses_are_refused_directly_and_behind_a_redirect_and_nobody_is_called()
    {
        var hostile = Hostile(Port);
        Assert.InRange(hostile.Length, 60, 100);
        foreach (var address in hostile)
        {
            await Refused(ImageOrigin.Carrier, address);
            await Refused(ImageOrigin.Platform, address);
            // A header holds ASCII only.
            if (address.All(char.IsAscii)) await Refused(ImageOrigin.Platform, $"{Redirector}/to?url={Uri.EscapeDataString(address)}", BehindRedirect(address));
        }

        Assert.Equal(0, Volatile.Read(ref _connects));
    }

    [Fact]
    public async Task Redirects_without_end_are_left_and_what_is_too_large_is_not_read()
    {
        await Refused(ImageOrigin.Platform, $"{Redirector}/endless");
        Assert.Equal(new FetchResult.Never(ImageProblem.TooLarge), await _client!.GetAsync(ImageOrigin.Platform, $"{Redirector}/huge", TestContext.Current.CancellationToken));
    }

    // What is no address at all is no redirect either: there is nothing to follow and nothing to show.
    private static ImageProblem BehindRedirect(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out _) ? ImageProblem.ForbiddenAddress : ImageProblem.NotThere;

    private async Task Refused(ImageOrigin origin, string address, ImageProblem problem = ImageProblem.ForbiddenAddress)
    {
        var result = await _client!.GetAsync(origin, address, TestContext.Current.CancellationToken);
        Assert.Equal((address, new FetchResult.Never(problem)), (address, result));
    }

    // Every name is the attacker's: it leads to us, alone or among others.
    private static Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>(host switch
    {
        "127.0.0.1" => [IPAddress.Loopback],
        "mixed.example" => [IPAddress.Parse("8.8.8.8"), IPAddress.Loopback],
        "v6.example" => [IPAddress.IPv6Loopback],
        "mapped.example" => [IPAddress.Parse("::ffff:127.0.0.1")],
        "cloud.example" => [IPAddress.Parse("169.254.169.254")],
        "nat64.example" => [IPAddress.Parse("64:ff9b::7f00:1")],
        _ => [IPAddress.Loopback],
    });

    private static string[] Hostile(int port) =>
    [
        "http://127.0.0.1/", $"http://127.0.0.1:{port}/", "https://127.0.0.1/", $"https://127.0.0.1:{port}/", "https://127.1/", "https://127.0.1/",
        "https://2130706433/", "https://0x7f000001/", "https://017700000001/", "https://0177.0.0.1/", "https://0x7f.0.0.1/", "https://127.000.000.001/",
        "https://0/", "https://0.0.0.0/", "https://[::1]/", "https://[::]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[0:0:0:0:0:0:0:1]/",
        $"https://[::1]:{port}/", "https://169.254.169.254/latest/meta-data/", "http://169.254.169.254/latest/meta-data/", "https://[fd00:ec2::254]/latest/",
        "https://2852039166/", "https://0xa9fea9fe/", "https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.0.1/", "https://100.64.0.1/", "https://[fe80::1]/",
        "https://[fc00::1]/", "https://[2002:7f00:1::]/", "https://[64:ff9b::7f00:1]/", "https://localhost/", "http://localhost/", $"http://localhost:{port}/", "https://LOCALHOST/",
        "https://localhost./", "https://localhost.localdomain/", "https://postgres/", "https://messaging/", "https://rabbitmq:15672/", "https://rebind.example/", "https://mixed.example/",
        "https://v6.example/", "https://mapped.example/", "https://cloud.example/", "https://nat64.example/", "https://media.twiliocdn.com/x", "https://api.twilio.com/x",
        "https://mms.twiliocdn.com/y", "https://evil.twilio.com.example/", $"https://api.twilio.com:{port}/", "https://api.twilio.com@127.0.0.1/", "https://user:word@localhost/", "https://127.0.0.1#@api.twilio.com/",
        "https://api.twilio.com%2f@localhost/", "https://①②⑦.0.0.1/", "https://127。0。0。1/", "file:///etc/passwd", "file://localhost/etc/passwd", "gopher://127.0.0.1:6379/_INFO", "ftp://127.0.0.1/x",
        "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "data:image/png;base64,AAAA", "javascript:alert(1)", "jar:https://localhost!/", "https:///x", "https://\\localhost\\x",
    ];

    private void Listen(IPAddress address, int port)
    {
        var canary = new TcpListener(address, port);
        canary.Start();
        _canaries.Add(canary);
        _ = CountAsync(canary);
    }

    private async Task CountAsync(TcpListener canary)
    {
        try
        {
            while (true)
            {
                using var caller = await canary.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connects);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
