using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace TwilioSimulator.Tests.Faults;

public sealed class CreateFaultTests
{
    [Theory]
    [InlineData("refuse429", 429, 20429)]
    [InlineData("refuse500", 500, 20500)]
    [InlineData("refuse503", 503, 20503)]
    public async Task A_refusal_accepts_nothing(string kind, int status, int code)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync(kind);

        using var answer = await simulator.SendAsync("hi");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await SimulatorHost.JsonAsync(answer)).GetProperty("code").GetInt32());
        Assert.Equal(0, await AcceptedAsync(simulator));
    }

    [Fact]
    public async Task Accept_then_drop_gives_no_answer_yet_the_text_exists_and_is_delivered()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("acceptThenDrop");

        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.SendAsync("hi"));

        Assert.Equal(1, await AcceptedAsync(simulator));
        await DeliveredAsync(simulator);
    }

    [Fact]
    public async Task Half_an_answer_breaks_off_inside_the_JSON()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("acceptThenHalf");

        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.SendAsync("hi"));

        Assert.Equal(1, await AcceptedAsync(simulator));
    }

    [Fact]
    public async Task An_error_after_accepting_looks_like_a_refusal_but_is_none()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("acceptThen500");

        using var answer = await simulator.SendAsync("hi");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(1, await AcceptedAsync(simulator));
        await DeliveredAsync(simulator);
    }

    [Theory]
    [InlineData("acceptThenHtml502", SimulatorHost.Phone)]
    [InlineData(null, "+14155552502")]
    public async Task An_edge_proxy_answers_in_HTML_although_the_text_was_accepted(string? kind, string to)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        if (kind is not null) await simulator.SwitchFaultAsync(kind);

        using var answer = await simulator.SendAsync("hi", to: to);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1, await AcceptedAsync(simulator));
    }

    [Fact]
    public async Task A_slow_answer_comes_late_for_a_text_accepted_at_once()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("slow", new { milliseconds = 400 });
        var watch = Stopwatch.StartNew();

        var sid = await simulator.SendAcceptedAsync("hi");

        Assert.True(watch.ElapsedMilliseconds >= 390);
        Assert.Equal("delivered", (await simulator.FetchAsync(sid)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_slow_answer_goes_out_when_the_faults_are_cleared()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("slow", new { milliseconds = 600_000 });
        var answer = simulator.SendAcceptedAsync("hi");
        await Eventually.GetAsync(() => AcceptedAsync(simulator), count => count == 1, "the text");
        Assert.False(answer.IsCompleted);

        using var cleared = await simulator.Http.DeleteAsync("/control/faults", TestContext.Current.CancellationToken);
        await answer;
    }

    [Fact]
    public async Task A_hidden_text_is_in_no_list_and_calls_nobody_back_but_reaches_the_phone()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("hide");

        var sid = await simulator.SendAcceptedAsync("hi", $"{customer.Address}/s");
        await DeliveredAsync(simulator);

        Assert.Empty((await simulator.ListAsync()).GetProperty("messages").EnumerateArray());
        using var fetched = await simulator.Api.GetAsync(
            $"/2010-04-01/Accounts/{SimulatorHost.Account}/Messages/{sid}.json", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, fetched.StatusCode);
        Assert.Empty(customer.Received);
        Assert.True((await simulator.OracleAsync()).GetProperty("messages")[0].GetProperty("fate").GetProperty("hidden").GetBoolean());
    }

    [Fact]
    public async Task Next_n_strikes_exactly_n_times()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("refuse429", new { next = 2 });

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await simulator.SendAsync("hi");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([429, 429, 201, 201], statuses);
        Assert.Empty((await simulator.ReadAsync("/control/faults")).GetProperty("rules").EnumerateArray());
    }

    [Fact]
    public async Task A_fault_for_one_number_leaves_the_others_alone()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("refuse500", new { phone = "+14155550112" });

        using var spared = await simulator.SendAsync("hi");
        using var struck = await simulator.SendAsync("hi", to: "+14155550112");

        Assert.Equal((201, 500), ((int)spared.StatusCode, (int)struck.StatusCode));
    }

    [Fact]
    public async Task The_same_seed_strikes_the_same_texts_whatever_order_the_phones_come_in()
    {
        await using var one = await SimulatorHost.StartAsync();
        await using var other = await SimulatorHost.StartAsync();
        string[] phones = ["+14155550112", "+14155550113", "+14155550114"];

        var forwards = await StruckAsync(one, phones);
        var backwards = await StruckAsync(other, [.. phones.Reverse()]);

        Assert.Equal(forwards.Order(StringComparer.Ordinal), backwards.Order(StringComparer.Ordinal));
        Assert.InRange(forwards.Count, 1, 29);
    }

    [Fact]
    public async Task Faults_are_replaced_read_and_cleared()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await simulator.SwitchFaultAsync("slow", new { milliseconds = 1 });
        await simulator.SwitchFaultAsync("slow", new { milliseconds = 2 });
        await simulator.SwitchFaultAsync("slow", new { milliseconds = 3, phone = SimulatorHost.Phone });
        await simulator.SwitchFaultAsync("hide");

        Assert.Equal(3, (await simulator.ReadAsync("/control/faults")).GetProperty("rules").GetArrayLength());
        await simulator.SwitchFaultAsync("slow", new { probability = 0 });
        Assert.Equal(2, (await simulator.ReadAsync("/control/faults")).GetProperty("rules").GetArrayLength());
        using var some = await simulator.Http.DeleteAsync("/control/faults?kind=slow", TestContext.Current.CancellationToken);
        Assert.Equal("hide", (await SimulatorHost.JsonAsync(some)).GetProperty("rules")[0].GetProperty("kind").GetString());
        using var all = await simulator.Http.DeleteAsync("/control/faults", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await SimulatorHost.JsonAsync(all)).GetProperty("rules").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"kind":"slow","probability":2}""")]
    [InlineData("""{"kind":"slow","next":0}""")]
    [InlineData("""{"kind":"duplicateCallbacks","copies":6}""")]
    [InlineData("""{"kind":"hide","phone":"415"}""")]
    [InlineData("""{"kind":"explode"}""")]
    public async Task A_rule_that_makes_no_sense_is_refused(string rule)
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.Http.PostAsJsonAsync(
            "/control/faults", new { rules = new[] { JsonDocument.Parse(rule).RootElement } }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    static async Task<List<string>> StruckAsync(SimulatorHost simulator, string[] phones)
    {
        using var seeded = await simulator.Http.PostAsJsonAsync(
            "/control/faults", new { seed = 42, rules = new[] { new { kind = "refuse503", probability = 0.5 } } });
        var struck = new List<string>();
        foreach (var phone in phones)
        {
            for (var nth = 0; nth < 10; nth++)
            {
                using var answer = await simulator.SendAsync("hi", to: phone);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) struck.Add($"{phone} {nth}");
            }
        }

        return struck;
    }

    static async Task<int> AcceptedAsync(SimulatorHost simulator) =>
        (await simulator.OracleAsync()).GetProperty("totals").GetProperty("messages").GetInt32();

    static async Task DeliveredAsync(SimulatorHost simulator) => await Eventually.GetAsync(
        () => simulator.HandsetAsync(), handset => handset.GetProperty("texts").GetArrayLength() == 1, "the text on the phone");
}
