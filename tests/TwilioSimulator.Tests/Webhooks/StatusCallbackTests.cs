namespace TwilioSimulator.Tests.Webhooks;

public sealed class StatusCallbackTests
{
    [Fact]
    public async Task Through_a_service_the_callbacks_are_queued_sent_delivered()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();

        var sid = await simulator.SendAcceptedAsync("hi", $"{customer.Address}/status?m=1&a=2#rc=5&rp=all");

        var callbacks = await customer.WaitForAsync(3);
        Assert.Equal(["queued", "sent", "delivered"], callbacks.Select(callback => callback.Status));
        Assert.All(callbacks, callback => Assert.Equal($"{customer.Address}/status?m=1&a=2", callback.Url));
        Assert.All(callbacks, callback => Assert.True(callback.IsSignedBy(SimulatorHost.AuthToken)));
        Assert.Equal(3, callbacks.Select(callback => callback.Token).Distinct().Count());

        var sent = callbacks[1].Form;
        Assert.Equal(
            ["AccountSid", "ApiVersion", "From", "MessageSid", "MessageStatus", "MessagingServiceSid", "SmsSid", "SmsStatus", "To"],
            sent.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(sid, sent["MessageSid"]);
        Assert.Equal(sid, sent["SmsSid"]);
        Assert.Equal(SimulatorHost.Number, sent["From"]);
        Assert.Equal(SimulatorHost.Phone, sent["To"]);
        Assert.Matches("^[0-9]{10}$", callbacks[2].Form["RawDlrDoneDate"]);
    }

    [Fact]
    public async Task With_a_number_there_is_no_callback_for_the_status_of_the_answer()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.PostMessageAsync(
            ("To", SimulatorHost.Phone), ("From", SimulatorHost.Number), ("Body", "hi"), ("StatusCallback", $"{customer.Address}/s"));

        Assert.Equal("queued", (await SimulatorHost.JsonAsync(answer)).GetProperty("status").GetString());
        Assert.Equal(["sent", "delivered"], (await customer.WaitForAsync(2)).Select(callback => callback.Status));
    }

    [Theory]
    [InlineData("+14155551003", "30003")]
    [InlineData("+14155551007", "30007")]
    public async Task An_unreachable_recipient_ends_undelivered_with_its_error(string to, string code)
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();

        var sid = await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s", to);

        var last = (await customer.WaitForAsync(3))[2];
        Assert.Equal("undelivered", last.Status);
        Assert.Equal(code, last.Form["ErrorCode"]);
        Assert.Equal(code, (await simulator.FetchAsync(sid)).GetProperty("error_code").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty((await simulator.HandsetAsync(to)).GetProperty("texts").EnumerateArray());
    }
}
