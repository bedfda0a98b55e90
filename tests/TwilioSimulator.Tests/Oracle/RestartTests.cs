using System.Net.Http.Json;

namespace TwilioSimulator.Tests.Oracle;

public sealed class RestartTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("simulator-record-");

    string RecordPath => Path.Combine(_folder.FullName, "record.jsonl");

    [Fact]
    public async Task Messages_opt_outs_numbers_faults_phones_and_pictures_are_back_after_a_restart()
    {
        string sid, picture;
        await using (var simulator = await StartAsync())
        {
            sid = await simulator.SendAcceptedAsync("hi");
            await simulator.FetchWhenAsync(sid, "delivered");
            await simulator.TextFromPhoneAsync("look", media: ["data:image/png;base64,iVBORw0KGgo="]);
            await simulator.TextFromPhoneAsync("STOP");
            picture = (await simulator.HandsetAsync()).GetProperty("texts")[1].GetProperty("media")[0].GetProperty("url").GetString()!;
            await simulator.SwitchFaultAsync("hide", new { phone = "+14155550119" });
            await simulator.SwitchFaultAsync("refuse500", new { next = 3 });
            using var number = await simulator.Http.PostAsJsonAsync(
                "/control/numbers", new { phoneNumber = "+16475550100", sid = "PN2", messagingServiceSid = "MG2" }, TestContext.Current.CancellationToken);
            using var phone = await simulator.Http.PostAsJsonAsync(
                "/dev/handsets/phones", new { number = "+14155550118", name = "Gus Hill" }, TestContext.Current.CancellationToken);
        }

        await using var again = await StartAsync();

        Assert.Equal("delivered", (await again.FetchAsync(sid)).GetProperty("status").GetString());
        using var blocked = await again.SendAsync("hi");
        Assert.Equal(21610, (await SimulatorHost.JsonAsync(blocked)).GetProperty("code").GetInt32());
        using var fromAdded = await again.PostMessageAsync(("To", "+14155550112"), ("MessagingServiceSid", "MG2"), ("Body", "hi"));
        Assert.Equal(201, (int)fromAdded.StatusCode);
        Assert.Equal("hide", (await again.ReadAsync("/control/faults")).GetProperty("rules").EnumerateArray().Single().GetProperty("kind").GetString());
        Assert.Equal("Gus Hill", (await again.HandsetAsync("+14155550118")).GetProperty("name").GetString());
        using var shown = await again.Http.GetAsync(picture, TestContext.Current.CancellationToken);
        Assert.Equal("image/png", shown.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_text_under_way_goes_on_with_the_callbacks_it_still_owes_and_no_others()
    {
        await using var customer = await Customer.StartAsync();
        string sid;
        await using (var simulator = await StartAsync(("Pace:SentMs", "60000"), ("Pace:DeliveredMs", "60000")))
        {
            sid = await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s");
            await Eventually.GetAsync(
                () => simulator.OracleAsync(), oracle => oracle.GetProperty("webhooks").GetArrayLength() == 1, "the queued callback in the record");
        }

        await using var again = await StartAsync();

        await again.FetchWhenAsync(sid, "delivered");
        var callbacks = await customer.WaitForAsync(3);
        Assert.Equal(["queued", "sent", "delivered"], callbacks.Select(callback => callback.Status));
        Assert.Single((await again.OracleAsync()).GetProperty("messages").EnumerateArray());
    }

    [Fact]
    public async Task An_inbound_text_nobody_answered_before_the_restart_is_told_again_with_the_same_token()
    {
        await using var customer = await Customer.StartAsync();
        var hanging = new TaskCompletionSource();
        customer.Answer = (context, nth) => nth == 1 ? hanging.Task : Task.CompletedTask;
        await using (var simulator = await StartAsync(("Numbers:0:SmsUrl", $"{customer.Address}/in")))
        {
            await simulator.TextFromPhoneAsync("hello", wait: false);
            await customer.WaitForAsync(1);
        }

        await using var again = await StartAsync(("Numbers:0:SmsUrl", $"{customer.Address}/in"));

        var told = await customer.WaitForAsync(2);
        hanging.SetResult();
        Assert.Equal(told[0].Token, told[1].Token);
        Assert.Equal(told[0].Form["MessageSid"], told[1].Form["MessageSid"]);
    }

    [Fact]
    public async Task Half_a_line_at_the_end_never_happened_and_is_cut_off()
    {
        await using (var simulator = await StartAsync()) await simulator.FetchWhenAsync(await simulator.SendAcceptedAsync("hi"), "delivered");
        var whole = new FileInfo(RecordPath).Length;
        await File.AppendAllTextAsync(RecordPath, """{"entry":"message","sid":"SM""", TestContext.Current.CancellationToken);

        await using (var again = await StartAsync())
        {
            Assert.Equal(whole, new FileInfo(RecordPath).Length);
            await again.SendAcceptedAsync("more");
        }

        await using var third = await StartAsync();
        Assert.Equal(2, (await third.OracleAsync()).GetProperty("totals").GetProperty("messages").GetInt32());
    }

    [Fact]
    public async Task A_second_simulator_on_the_same_record_does_not_start()
    {
        await using var first = await StartAsync();

        await Assert.ThrowsAsync<IOException>(() => StartAsync());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    Task<SimulatorHost> StartAsync(params (string Key, string Value)[] settings) =>
        SimulatorHost.StartAsync(null, [.. settings, ("RecordPath", RecordPath)]);
}
