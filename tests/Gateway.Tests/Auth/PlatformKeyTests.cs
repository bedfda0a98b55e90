using System.Security.Cryptography;
using System.Text;
using Gateway.Tests.Hosting;

namespace Gateway.Tests.Auth;

public sealed class PlatformKeyTests
{
    private const string Key = "platform-key-of-the-scheduler-4c1f";

    [Fact]
    public async Task A_publisher_with_its_key_is_the_platform_and_nothing_else()
    {
        await using var host = await GatewayHost.StartAsync(settings: ("Platform:Keys:scheduler", Sha256(Key)));

        using var events = await host.SendAsync(HttpMethod.Post, "/platform/events", Key);
        using var api = await host.SendAsync(HttpMethod.Get, "/api/messaging/conversations", Key);
        using var wrong = await host.SendAsync(HttpMethod.Post, "/platform/events", Key + "x");
        using var hashed = await host.SendAsync(HttpMethod.Post, "/platform/events", Sha256(Key));

        Assert.Equal(HttpStatusCode.OK, events.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, hashed.StatusCode);
        Assert.Equal("notifications", host.Upstreams.Only.Service);
    }

    [Fact]
    public async Task Each_publisher_has_a_key_of_its_own()
    {
        await using var host = await GatewayHost.StartAsync(settings: [("Platform:Keys:a", Sha256(Key)), ("Platform:Keys:b", Sha256("another").ToUpperInvariant())]);

        foreach (var key in (string[])[Key, "another"])
        {
            using var response = await host.SendAsync(HttpMethod.Post, "/platform/events", key);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_mail_server_brings_mail_and_publishes_nothing_and_a_publisher_brings_no_mail()
    {
        await using var host = await GatewayHost.StartAsync(settings: [("Platform:Keys:scheduler", Sha256(Key)), ("Mail:Keys:mx", Sha256("of the mail server"))]);

        using var mail = await host.SendAsync(HttpMethod.Post, "/email/inbound", "of the mail server");
        using var events = await host.SendAsync(HttpMethod.Post, "/platform/events", "of the mail server");
        using var forged = await host.SendAsync(HttpMethod.Post, "/email/inbound", Key);
        using var nobody = await host.SendAsync(HttpMethod.Post, "/email/inbound");

        Assert.Equal(HttpStatusCode.OK, mail.StatusCode);
        Assert.Equal("notifications", host.Upstreams.Only.Service);
        Assert.Equal(HttpStatusCode.Forbidden, events.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        await nobody.IsProblem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task One_key_for_both_doors_keeps_the_gateway_from_starting()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(settings: [("Platform:Keys:scheduler", Sha256(Key)), ("Mail:Keys:mx", Sha256(Key))]));
        Assert.Contains("Mail:Keys:mx", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_keys_there_is_no_platform()
    {
        await using var host = await GatewayHost.StartAsync();
        using var response = await host.SendAsync(HttpMethod.Post, "/platform/events", Key);

        await response.IsProblem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task A_key_in_the_configuration_instead_of_its_hash_keeps_the_gateway_from_starting()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(settings: ("Platform:Keys:scheduler", Key)));
        Assert.Contains("Platform:Keys:scheduler", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refused.ToString(), StringComparison.Ordinal);
    }

    private static string Sha256(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
