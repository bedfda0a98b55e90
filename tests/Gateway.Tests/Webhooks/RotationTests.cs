using Gateway.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Tests.Webhooks;

/// <summary>twilio.md 6.1: while the auth token of an account is rotated, the old and the new one are good.</summary>
public sealed class RotationTests
{
    private const string Second = $"Webhooks:AuthTokens:{GatewayHost.Account}:1";

    [Theory]
    [InlineData(GatewayHost.AuthToken, HttpStatusCode.OK)]
    [InlineData("the-next-token", HttpStatusCode.OK)]
    [InlineData("a-third-token", HttpStatusCode.Forbidden)]
    public async Task Both_tokens_are_good_while_one_is_rotated(string token, HttpStatusCode expected)
    {
        await using var host = await GatewayHost.StartAsync(settings: (Second, "the-next-token"));
        using var form = await host.SendAsync(SignedRequest.Form(token: token).ToMessage());
        using var json = await host.SendAsync(SignedRequest.Json("[]", token: token).ToMessage());

        Assert.Equal((expected, expected), (form.StatusCode, json.StatusCode));
    }

    [Fact]
    public async Task A_rotation_needs_no_restart()
    {
        await using var host = await GatewayHost.StartAsync();
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        Assert.Equal(HttpStatusCode.Forbidden, await Try("the-next-token"));
        configuration[Second] = "the-next-token";
        configuration.Reload();
        Assert.Equal(HttpStatusCode.OK, await Try("the-next-token"));
        Assert.Equal(HttpStatusCode.OK, await Try(GatewayHost.AuthToken));

        async Task<HttpStatusCode> Try(string token)
        {
            using var response = await host.SendAsync(SignedRequest.Form(token: token).ToMessage());
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Each_account_is_checked_with_its_own_tokens_only()
    {
        const string other = "AC00000000000000000000000000000002";
        await using var host = await GatewayHost.StartAsync(settings: ($"Webhooks:AuthTokens:{other}:0", "token-of-the-other"));

        using var own = await host.SendAsync(SignedRequest.Form(token: "token-of-the-other", parameters: [("AccountSid", other)]).ToMessage());
        using var foreign = await host.SendAsync(SignedRequest.Form(token: GatewayHost.AuthToken, parameters: [("AccountSid", other)]).ToMessage());

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (own.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task Tokens_without_a_public_address_keep_the_gateway_from_starting()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(settings: ("Webhooks:PublicBaseUrl", "")));
        Assert.Contains("Webhooks:PublicBaseUrl", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_token_signs_nothing()
    {
        await using var host = await GatewayHost.StartAsync(settings: ($"Webhooks:AuthTokens:{GatewayHost.Account}:0", ""));
        using var response = await host.SendAsync(SignedRequest.Form(token: "").ToMessage());

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(host.Upstreams.Requests);
    }
}
