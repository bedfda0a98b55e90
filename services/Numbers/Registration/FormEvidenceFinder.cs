using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>Asks around: does the website open, is the mobile a mobile? What cannot be found out is left open.</summary>
internal sealed class FormEvidenceFinder(IHttpClientFactory factory, TwilioLookups lookups, IOptions<RegistrationOptions> options)
{
    private const string Name = "website";

    public async Task<FormEvidence> FindAsync(RegistrationForm form, CancellationToken cancellationToken)
    {
        var line = form.Kind == BrandKind.SoleProprietor && FormRules.Phone(form.MobilePhone) is { } mobile ? lookups.LineTypeAsync(mobile) : Task.FromResult<string?>(null);
        return new FormEvidence(await IsReachableAsync(form.Website, cancellationToken), await line);
    }

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<FormEvidenceFinder>();
        services.AddHttpClient(Name, http => http.Timeout = TimeSpan.FromSeconds(5))
            // The address is whatever somebody typed: only public hosts, no redirects to others, nothing of the answer is read.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectCallback = ConnectAsync })
            .RemoveAllLoggers();
    }

    private async Task<bool?> IsReachableAsync(string? website, CancellationToken cancellationToken)
    {
        if (!options.Value.CheckWebsite || !Uri.TryCreate(website?.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return null;
        try
        {
            using var http = factory.CreateClient(Name);
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)answer.StatusCode < 400;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var target = addresses.FirstOrDefault(PublicAddress.Is) ?? throw new HttpRequestException("The host has no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Addresses of the internet, as opposed to those of this machine and its neighbours.</summary>
public static class PublicAddress
{
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return false;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return !(address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast);

        var bytes = address.GetAddressBytes();
        return !(bytes[0] is 0 or 10 or 127 || bytes[0] >= 224 || (bytes[0] == 172 && bytes[1] is >= 16 and < 32) || (bytes[0] == 192 && bytes[1] == 168)
            || (bytes[0] == 169 && bytes[1] == 254) || (bytes[0] == 100 && bytes[1] is >= 64 and < 128));
    }
}
