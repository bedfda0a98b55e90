using Gateway.Tests.Hosting;

namespace Gateway.Tests.Auth;

/// <summary>Auth:TicketKeys: the first secret protects, the others still read.</summary>
public sealed class SharedKeyRingTests
{
    private const string Old = "the secret of last year, long enough to be one";
    private const string New = "the secret of this year, long enough to be one";

    [Fact]
    public async Task A_secret_is_rotated_without_signing_anybody_out()
    {
        var ofOld = await SessionUnder(("Auth:TicketKeys:0", Old));
        var duringRotation = await SessionUnder(("Auth:TicketKeys:0", New), ("Auth:TicketKeys:1", Old));

        Assert.True(await IsGood(ofOld, ("Auth:TicketKeys:0", New), ("Auth:TicketKeys:1", Old)));
        Assert.True(await IsGood(duringRotation, ("Auth:TicketKeys:0", New)));
        Assert.False(await IsGood(ofOld, ("Auth:TicketKeys:0", New)));
    }

    [Fact]
    public async Task A_short_secret_is_refused()
    {
        await using var upstreams = await Upstreams.StartAsync();
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(upstreams, settings: ("Auth:TicketKeys:0", "short")));
        Assert.Contains("Auth:TicketKeys", refused.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> SessionUnder(params (string, string?)[] settings)
    {
        await using var host = await GatewayHost.StartAsync(settings: settings);
        return await host.CookieOf("olivia");
    }

    private static async Task<bool> IsGood(string cookie, params (string, string?)[] settings)
    {
        await using var host = await GatewayHost.StartAsync(settings: settings);
        using var response = await host.SendAsync(HttpMethod.Get, "/whoami", cookie: cookie);
        return response.StatusCode == HttpStatusCode.OK;
    }
}
