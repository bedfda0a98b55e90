using System.Net;
using System.Net.Http.Json;

namespace TwilioSimulator.Tests.Handsets;

public sealed class InboundTests
{
    [Fact]
    public async Task The_webhook_carries_every_field_signed()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/webhooks/twilio/inbound#rc=5&rp=all");

        var sent = await simulator.TextFromPhoneAsync("Hi! Is Rex ok? 🐶 ");

        var webhook = Assert.Single(customer.Received);
        var sid = sent.GetProperty("sid").GetString()!;
        Assert.Equal("POST", webhook.Method);
        Assert.Equal($"{customer.Address}/webhooks/twilio/inbound", webhook.Url);
        Assert.True(webhook.IsSignedBy(SimulatorHost.AuthToken));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["AccountSid"] = SimulatorHost.Account,
                ["ApiVersion"] = "2010-04-01",
                ["Body"] = "Hi! Is Rex ok? 🐶 ",
                ["From"] = SimulatorHost.Phone,
                ["FromCity"] = "SAN FRANCISCO",
                ["FromCountry"] = "US",
                ["FromState"] = "CA",
                ["FromZip"] = "",
                ["MessageSid"] = sid,
                ["MessagingServiceSid"] = SimulatorHost.Service,
                ["NumMedia"] = "0",
                ["NumSegments"] = "1",
                ["SmsMessageSid"] = sid,
                ["SmsSid"] = sid,
                ["SmsStatus"] = "received",
                ["To"] = SimulatorHost.Number,
                ["ToCity"] = "SAN FRANCISCO",
                ["ToCountry"] = "US",
                ["ToState"] = "CA",
                ["ToZip"] = "",
            },
            new Dictionary<string, string>(webhook.Form));
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("stop ")]
    [InlineData("Unsubscribe")]
    [InlineData("cancel")]
    [InlineData("END")]
    [InlineData("Quit")]
    [InlineData("STOPALL")]
    [InlineData("revoke")]
    [InlineData("OptOut")]
    public async Task After_a_stop_word_the_carrier_confirms_once_and_blocks_with_21610(string word)
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in");

        var first = await simulator.TextFromPhoneAsync(word);
        await simulator.TextFromPhoneAsync(word);
        using var refused = await simulator.SendAsync("hi");
        using var other = await simulator.SendAsync("hi", to: "+14155550112");

        Assert.Equal("STOP", first.GetProperty("keyword").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(21610, (await SimulatorHost.JsonAsync(refused)).GetProperty("code").GetInt32());
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        var handset = await simulator.HandsetAsync();
        Assert.Equal(["out", "in", "out"], handset.GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("direction").GetString()!));
        Assert.Equal([SimulatorHost.Number], handset.GetProperty("optedOutOf").EnumerateArray().Select(number => number.GetString()!));
        Assert.All(customer.Received, webhook => Assert.False(webhook.Form.ContainsKey("OptOutType")));
        Assert.Equal(0, (await simulator.OracleAsync("?to=%2B14155550111")).GetProperty("totals").GetProperty("messages").GetInt32());
    }

    [Theory]
    [InlineData("START")]
    [InlineData("unstop")]
    [InlineData("Yes")]
    public async Task A_start_word_opens_the_way_again(string word)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.TextFromPhoneAsync("STOP");

        await simulator.TextFromPhoneAsync(word);

        using var answer = await simulator.SendAsync("hi");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("please stop")]
    [InlineData("STOP it")]
    [InlineData("Stop.")]
    public async Task Anything_else_is_an_ordinary_text(string body)
    {
        await using var simulator = await SimulatorHost.StartAsync();

        var sent = await simulator.TextFromPhoneAsync(body);

        Assert.False(sent.TryGetProperty("keyword", out _));
        Assert.Single((await simulator.HandsetAsync()).GetProperty("texts").EnumerateArray());
        using var answer = await simulator.SendAsync("hi");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Help_is_answered_by_the_carrier_and_blocks_nothing()
    {
        await using var simulator = await SimulatorHost.StartAsync();

        await simulator.TextFromPhoneAsync("help");

        var texts = (await simulator.HandsetAsync()).GetProperty("texts");
        Assert.Contains("STOP", texts[1].GetProperty("body").GetString(), StringComparison.Ordinal);
        using var answer = await simulator.SendAsync("hi");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("START")]
    [InlineData("HELP")]
    public async Task With_advanced_opt_out_the_webhook_names_the_keyword(string word)
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/in", ("Numbers:0:AdvancedOptOut", "true"));

        await simulator.TextFromPhoneAsync(word);

        Assert.Equal(word, customer.Received[0].Form["OptOutType"]);
    }

    [Fact]
    public async Task A_number_added_at_run_time_can_send_and_receive()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        using var added = await simulator.Http.PostAsJsonAsync(
            "/control/numbers",
            new { phoneNumber = "+16475550100", sid = "PN2", messagingServiceSid = "MG2", smsUrl = $"{customer.Address}/in", accountSid = SimulatorHost.Account },
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);

        using var created = await simulator.PostMessageAsync(("To", SimulatorHost.Phone), ("MessagingServiceSid", "MG2"), ("Body", "hi"));
        using var inbound = await simulator.Http.PostAsJsonAsync(
            "/control/inbound", new { from = SimulatorHost.Phone, to = "+16475550100", body = "hello" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("CA", Assert.Single(customer.Received).Form["ToCountry"]);
    }

    [Theory]
    [InlineData("""{"phoneNumber":"6475550100","sid":"PN2"}""", "phoneNumber")]
    [InlineData("""{"phoneNumber":"+16475550100","sid":"X2"}""", "sid")]
    [InlineData("""{"phoneNumber":"+16475550100","sid":"PN2","smsUrl":"/in"}""", "smsUrl")]
    [InlineData("""{"phoneNumber":"+16475550100","sid":"PN2","accountSid":"AC9"}""", "accountSid")]
    public async Task A_number_that_cannot_be_is_refused_with_a_problem(string number, string field)
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.Http.PostAsync(
            "/control/numbers", new StringContent(number, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await SimulatorHost.JsonAsync(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("""{"from":"+14155550111","to":"+14155550199","body":"x"}""", "to")]
    [InlineData("""{"from":"","to":"+14155550100","body":"x"}""", "from")]
    [InlineData("""{"from":"+14155550111","to":"+14155550100"}""", "body")]
    [InlineData("""{"from":"+14155550111","to":"+14155550100","media":["http://x.example/a.png"]}""", "media")]
    public async Task A_text_that_cannot_be_is_refused_with_a_problem(string text, string field)
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.Http.PostAsync(
            "/control/inbound", new StringContent(text, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True((await SimulatorHost.JsonAsync(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }
}
