using System.Diagnostics;

namespace TwilioSimulator.Tests.Faults;

public sealed class CallbackFaultTests
{
    [Fact]
    public async Task Duplicates_come_as_often_as_asked_with_the_same_token()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("duplicateCallbacks", new { copies = 4 });

        await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s");

        var callbacks = await customer.WaitForAsync(12);
        Assert.All(callbacks.GroupBy(callback => callback.Status), copies =>
        {
            Assert.Equal(4, copies.Count());
            Assert.Single(copies.Select(copy => copy.Token).Distinct());
        });
    }

    [Fact]
    public async Task Reordered_callbacks_arrive_out_of_order()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("reorderCallbacks");
        // A warm connection, so that the order of sending is the order of arrival.
        using var warm = await simulator.Http.GetAsync(customer.Address, TestContext.Current.CancellationToken);

        await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s");

        var statuses = (await customer.WaitForAsync(4)).Skip(1).Select(callback => callback.Status).ToList();
        Assert.Equal(["delivered", "queued", "sent"], statuses.Order(StringComparer.Ordinal));
        Assert.NotEqual(["queued", "sent", "delivered"], statuses);
    }

    [Fact]
    public async Task Late_callbacks_come_after_the_text_is_long_delivered()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("lateCallbacks", new { milliseconds = 4_000 });
        var watch = Stopwatch.StartNew();

        var sid = await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s");
        await simulator.FetchWhenAsync(sid, "delivered");

        Assert.Empty(customer.Received);
        await customer.WaitForAsync(3);
        Assert.True(watch.ElapsedMilliseconds >= 3_990);
    }

    [Fact]
    public async Task Callbacks_first_means_all_of_them_before_the_answer()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("callbackFirst");

        await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s");

        Assert.Equal(["queued", "sent", "delivered"], customer.Received.Select(callback => callback.Status));
    }

    [Fact]
    public async Task Callbacks_first_may_be_all_the_caller_ever_hears()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("callbackFirst");
        await simulator.SwitchFaultAsync("acceptThenDrop");

        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.SendAsync("hi", $"{customer.Address}/s"));

        Assert.Equal(3, customer.Received.Count);
    }

    [Fact]
    public async Task Without_a_receipt_the_text_stays_at_sent_although_the_phone_has_it()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("noReceipt");

        var sid = await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s");

        await simulator.FetchWhenAsync(sid, "sent");
        Assert.Equal(["queued", "sent"], (await customer.WaitForAsync(2)).Select(callback => callback.Status));
        Assert.Single((await simulator.HandsetAsync()).GetProperty("texts").EnumerateArray());
    }

    [Fact]
    public async Task With_webhooks_off_neither_statuses_nor_inbound_texts_are_told_but_the_list_has_them()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in");
        await simulator.SwitchFaultAsync("webhooksOff");

        var sid = await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s");
        await simulator.FetchWhenAsync(sid, "delivered");
        var inbound = await simulator.TextFromPhoneAsync("hello");

        Assert.False(inbound.TryGetProperty("webhook", out _));
        Assert.Empty(customer.Received);
        Assert.Equal(2, (await simulator.ListAsync()).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task An_inbound_text_can_be_told_several_times_over()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in");
        await simulator.SwitchFaultAsync("duplicateCallbacks", new { copies = 3 });

        await simulator.TextFromPhoneAsync("hello");

        Assert.Equal(3, customer.Received.Count);
        Assert.Single(customer.Received.Select(webhook => webhook.Form["MessageSid"]).Distinct());
    }
}
