using System.Globalization;
using Gateway.Tests.Hosting;
using Gateway.Tests.Webhooks;

namespace Gateway.Tests.Limits;

/// <summary>R36. The buckets of these tests refill so slowly that only the burst counts.</summary>
public sealed class RateLimitTests
{
    private const string Compose = "/api/messaging/conversations/1/messages";

    [Theory]
    [InlineData("Person", "GET", "/api/messaging/conversations")]
    [InlineData("Sends", "POST", Compose)]
    [InlineData("Sends", "POST", "/api/messaging/texts/1/send-again")]
    [InlineData("Search", "GET", "/api/numbers/available?areaCode=415")]
    [InlineData("Public", "GET", "/media/x")]
    public async Task Who_is_too_fast_is_told_when_to_come_back(string policy, string method, string path)
    {
        await using var host = await StartWith(policy, burst: 5);
        var bearer = policy == "Public" ? null : await host.TokenOf("olivia");

        var answers = await Burst(host, 6, method, path, bearer);

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        var refused = answers.Single(answer => answer.StatusCode != HttpStatusCode.OK);
        await refused.IsProblem(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.True(int.Parse(refused.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture) >= 1);
        Assert.Equal(5, host.Upstreams.Requests.Count);
    }

    [Fact]
    public async Task Sends_are_counted_per_company_and_other_companies_go_on()
    {
        await using var host = await StartWith("Sends", burst: 4);
        var (olivia, marco, nora) = (await host.TokenOf("olivia"), await host.TokenOf("marco"), await host.TokenOf("nora"));

        Assert.All(await Burst(host, 2, "POST", Compose, olivia), Passed);
        Assert.All(await Burst(host, 2, "POST", Compose, marco), Passed);
        Assert.All(await Burst(host, 1, "POST", Compose, marco), Refused);
        Assert.All(await Burst(host, 4, "POST", Compose, nora), Passed);
        Assert.All(await Burst(host, 4, "GET", "/api/messaging/conversations", olivia), Passed);
    }

    [Fact]
    public async Task Everything_else_is_counted_per_person()
    {
        await using var host = await StartWith("Person", burst: 3);
        var (olivia, marco) = (await host.TokenOf("olivia"), await host.TokenOf("marco"));

        Assert.All(await Burst(host, 3, "GET", "/api/billing/summary", olivia), Passed);
        Assert.All(await Burst(host, 1, "GET", "/api/messaging/conversations", olivia), Refused);
        Assert.All(await Burst(host, 3, "GET", "/api/messaging/conversations", marco), Passed);
    }

    [Fact]
    public async Task A_busy_office_that_sends_five_hundred_texts_at_once_is_not_slowed_down()
    {
        await using var host = await GatewayHost.StartAsync();
        Assert.All(await Burst(host, 500, "POST", Compose, await host.TokenOf("olivia")), Passed);
    }

    [Fact]
    public async Task A_burst_of_webhooks_waits_for_its_turn_instead_of_being_refused()
    {
        await using var host = await GatewayHost.StartAsync(settings: ("Limits:Webhook:AtOnce", "2"));
        var (now, most) = (0, 0);
        host.Upstreams.Answer = async _ =>
        {
            var present = Interlocked.Increment(ref now);
            InterlockedMax(ref most, present);
            await Task.Yield();
            Interlocked.Decrement(ref now);
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => host.SendAsync(SignedRequest.Form().ToMessage())));

        Assert.All(answers, Passed);
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task Webhooks_are_refused_only_when_the_waiting_room_is_full()
    {
        await using var host = await GatewayHost.StartAsync(settings: [("Limits:Webhook:AtOnce", "1"), ("Limits:Webhook:Waiting", "0")]);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Upstreams.Answer = async _ =>
        {
            arrived.TrySetResult();
            await goOn.Task;
        };
        var first = host.SendAsync(SignedRequest.Form().ToMessage());
        await arrived.Task;

        using var second = await host.SendAsync(SignedRequest.Form().ToMessage());
        goOn.SetResult();

        await second.IsProblem(HttpStatusCode.TooManyRequests, "too-many-requests");
        Passed(await first);
    }

    [Theory]
    [InlineData("Limits:Sends:PerSecond", "0")]
    [InlineData("Limits:Person:Burst", "-1")]
    [InlineData("Limits:Webhook:AtOnce", "0")]
    public async Task A_limit_that_lets_nobody_through_keeps_the_gateway_from_starting(string key, string value)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => GatewayHost.StartAsync(settings: (key, value)));
        Assert.Contains("Limits", refused.ToString(), StringComparison.Ordinal);
    }

    private static void Passed(HttpResponseMessage response) => Assert.Equal(HttpStatusCode.OK, response.StatusCode);

    private static void Refused(HttpResponseMessage response) => Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }

    private static Task<GatewayHost> StartWith(string policy, int burst) => GatewayHost.StartAsync(
        settings: [($"Limits:{policy}:PerSecond", "0.001"), ($"Limits:{policy}:Burst", burst.ToString(CultureInfo.InvariantCulture))]);

    private static async Task<HttpResponseMessage[]> Burst(GatewayHost host, int count, string method, string path, string? bearer) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => host.SendAsync(new HttpMethod(method), path, bearer)));
}
