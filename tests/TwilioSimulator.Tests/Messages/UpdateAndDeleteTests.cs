using System.Net;
using System.Text.Json;

namespace TwilioSimulator.Tests.Messages;

public sealed class UpdateAndDeleteTests
{
    [Fact]
    public async Task An_empty_body_redacts_in_the_API_while_the_oracle_remembers()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sid = await simulator.SendAcceptedAsync("secret");

        using var answer = await UpdateAsync(simulator, sid, ("Body", ""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("", (await simulator.FetchAsync(sid)).GetProperty("body").GetString());
        Assert.Equal("secret", (await simulator.OracleAsync()).GetProperty("messages")[0].GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_body_cannot_be_rewritten()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sid = await simulator.SendAcceptedAsync("one");

        using var answer = await UpdateAsync(simulator, sid, ("Body", "other"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("one", (await simulator.FetchAsync(sid)).GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_final_text_can_be_deleted_and_is_gone_from_the_API_only()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sid = await simulator.SendAcceptedAsync("hi");
        await simulator.FetchWhenAsync(sid, "delivered");

        using var deleted = await simulator.Api.DeleteAsync(Path(sid), TestContext.Current.CancellationToken);
        using var again = await simulator.Api.DeleteAsync(Path(sid), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        var error = await SimulatorHost.JsonAsync(again);
        Assert.Equal(20404, error.GetProperty("code").GetInt32());
        Assert.Equal($"The requested resource {Path(sid)} was not found", error.GetProperty("message").GetString());
        Assert.Empty((await simulator.ListAsync()).GetProperty("messages").EnumerateArray());
        Assert.Single((await simulator.OracleAsync()).GetProperty("messages").EnumerateArray());
    }

    [Fact]
    public async Task A_text_under_way_cannot_be_deleted()
    {
        await using var simulator = await SimulatorHost.StartAsync(settings: [("Pace:SentMs", "60000"), ("Pace:DeliveredMs", "60000")]);
        var sid = await simulator.SendAcceptedAsync("hi");

        using var answer = await simulator.Api.DeleteAsync(Path(sid), TestContext.Current.CancellationToken);

        Assert.Equal(20009, (await SimulatorHost.JsonAsync(answer)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_scheduled_text_waits_and_can_be_canceled()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        var sendAt = TimeProvider.System.GetUtcNow().AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        using var created = await simulator.PostMessageAsync(
            ("To", SimulatorHost.Phone), ("MessagingServiceSid", SimulatorHost.Service), ("Body", "later"), ("ScheduleType", "fixed"),
            ("SendAt", sendAt), ("StatusCallback", $"{customer.Address}/s"));
        var message = await SimulatorHost.JsonAsync(created);
        Assert.Equal("scheduled", message.GetProperty("status").GetString());
        var sid = message.GetProperty("sid").GetString()!;

        using var canceled = await UpdateAsync(simulator, sid, ("Status", "canceled"));
        using var again = await UpdateAsync(simulator, sid, ("Status", "canceled"));

        Assert.Equal("canceled", (await SimulatorHost.JsonAsync(canceled)).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("canceled", (await customer.WaitForAsync(1))[0].Status);
    }

    static Task<HttpResponseMessage> UpdateAsync(SimulatorHost simulator, string sid, params (string Key, string Value)[] form) =>
        simulator.Api.PostAsync(Path(sid), new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))));

    static string Path(string sid) => $"/2010-04-01/Accounts/{SimulatorHost.Account}/Messages/{sid}.json";
}
