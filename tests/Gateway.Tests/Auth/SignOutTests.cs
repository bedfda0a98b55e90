using Gateway.Tests.Hosting;

namespace Gateway.Tests.Auth;

public sealed class SignOutTests(RunningGateway running) : IClassFixture<RunningGateway>
{
    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task A_link_or_button_of_ours_signs_out(string method)
    {
        var host = running.Host;
        using var response = await host.SendAsync(new HttpMethod(method), "/signout", cookie: await host.CookieOf("olivia"), headers: ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal((HttpStatusCode.Redirect, "/signin"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.StartsWith("texting.session=;", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("none")]
    public async Task A_link_from_elsewhere_only_asks(string from)
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Get, "/signout", cookie: await host.CookieOf("olivia"), headers: ("Sec-Fetch-Site", from));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Contains("Sign out?", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        var host = running.Host;
        using var response = await host.SendAsync(HttpMethod.Post, "/signout", cookie: await host.CookieOf("olivia"), headers: ("Origin", "https://evil.example"));

        await response.IsProblem(HttpStatusCode.Forbidden, "cross-site");
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }
}
