using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TwilioSimulator.Tests.Oracle;

public sealed class ReadOracleTests
{
    [Fact]
    public async Task An_accepted_text_is_told_in_full()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sid = await simulator.SendAcceptedAsync(new string('ç', 71), "http://127.0.0.1:1/status?m=0197f3a2&a=3#rc=0");
        await simulator.FetchWhenAsync(sid, "delivered");

        var message = (await simulator.OracleAsync()).GetProperty("messages")[0];

        Assert.Equal(sid, message.GetProperty("sid").GetString());
        Assert.Equal(SimulatorHost.Phone, message.GetProperty("to").GetString());
        Assert.Equal(SimulatorHost.Service, message.GetProperty("messagingServiceSid").GetString());
        Assert.Equal(2, message.GetProperty("segments").GetInt32());
        Assert.Equal(0, message.GetProperty("numMedia").GetInt32());
        Assert.Equal("0197f3a2", message.GetProperty("m").GetString());
        Assert.Equal("3", message.GetProperty("a").GetString());
        Assert.Equal("delivered", message.GetProperty("status").GetString());
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string('ç', 71)))), message.GetProperty("bodySha256").GetString());
    }

    [Fact]
    public async Task Duplicates_are_the_same_body_to_the_same_phone_for_the_same_text_of_the_customer()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SendAcceptedAsync("hi", "http://127.0.0.1:1/s?m=1&a=1");
        await simulator.SendAcceptedAsync("hi", "http://127.0.0.1:1/s?m=2&a=1");
        await simulator.SendAcceptedAsync("hi", "http://127.0.0.1:1/s?m=1&a=1", "+14155550112");
        await simulator.SendAcceptedAsync("other", "http://127.0.0.1:1/s?m=1&a=1");
        Assert.Empty((await simulator.OracleAsync()).GetProperty("duplicates").EnumerateArray());

        await simulator.SendAcceptedAsync("hi", "http://127.0.0.1:1/s?m=1&a=2");

        var duplicate = (await simulator.OracleAsync()).GetProperty("duplicates").EnumerateArray().Single();
        Assert.Equal("1", duplicate.GetProperty("m").GetString());
        Assert.Equal(2, duplicate.GetProperty("sids").GetArrayLength());
    }

    [Fact]
    public async Task Totals_count_texts_segments_and_webhooks_both_ways()
    {
        await using var customer = await Customer.StartAsync();
        customer.AnswerStatuses(204, 500, 204);
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in");
        await simulator.SendAcceptedAsync(new string('a', 161), $"{customer.Address}/s");
        await customer.WaitForAsync(3);
        await simulator.TextFromPhoneAsync("hello");

        var totals = (await simulator.OracleAsync()).GetProperty("totals");

        Assert.Equal(
            """{"messages":1,"segments":2,"inbound":1,"inboundSegments":1,"webhooks":4,"webhooksAnswered":3,"duplicates":0}""", totals.GetRawText());
    }

    [Fact]
    public async Task It_can_be_asked_for_one_phone_and_from_one_time_on()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SendAcceptedAsync("first");
        await simulator.SendAcceptedAsync("other phone", to: "+14155550112");
        await simulator.TextFromPhoneAsync("from the phone");
        var last = (await simulator.OracleAsync()).GetProperty("inbound")[0].GetProperty("at").GetDateTimeOffset();
        await simulator.SendAcceptedAsync("last");

        Assert.Equal((2, 1), Counts(await simulator.OracleAsync("?to=%2B14155550111")));
        Assert.Equal((1, 1), Counts(await simulator.OracleAsync($"?since={Uri.EscapeDataString(last.ToString("O", CultureInfo.InvariantCulture))}")));
        Assert.Equal((0, 0), Counts(await simulator.OracleAsync("?to=%2B14155550199")));
    }

    [Fact]
    public async Task A_reset_forgets_everything_but_the_configured_numbers()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.TextFromPhoneAsync("STOP");
        await simulator.SwitchFaultAsync("refuse500");

        using var reset = await simulator.Http.PostAsync("/control/reset", null, TestContext.Current.CancellationToken);

        Assert.Equal((0, 0), Counts(await simulator.OracleAsync()));
        await simulator.SendAcceptedAsync("hi again");
    }

    static (int Messages, int Inbound) Counts(JsonElement oracle) =>
        (oracle.GetProperty("messages").GetArrayLength(), oracle.GetProperty("inbound").GetArrayLength());
}
