using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace TwilioSimulator.Tests.Handsets;

public sealed class PageTests
{
    [Theory]
    [InlineData("/dev/handsets", "text/html")]
    [InlineData("/dev/handsets/assets/handsets.css", "text/css")]
    [InlineData("/dev/handsets/assets/handsets.js", "text/javascript")]
    [InlineData("/dev/handsets/assets/phone.js", "text/javascript")]
    [InlineData("/dev/handsets/assets/faults.js", "text/javascript")]
    [InlineData("/dev/handsets/assets/pictures.js", "text/javascript")]
    [InlineData("/dev/handsets/assets/http.js", "text/javascript")]
    [InlineData("/dev/handsets/assets/icon.svg", "image/svg+xml")]
    public async Task Everything_the_page_needs_is_below_one_path_and_may_load_nothing_from_elsewhere(string path, string type)
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'; script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smart-encoding.txt")]
    [InlineData("..%2fsmart-encoding.txt")]
    [InlineData("none.js")]
    public async Task Nothing_else_is_served_as_a_file_of_the_page(string file)
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.Http.GetAsync($"/dev/handsets/assets/{file}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_stream_shows_a_text_on_its_phone_without_asking_again()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await using var events = await EventsAsync(simulator);
        Assert.Equal("beat", (await NextAsync(events)).EventType);

        var sid = await simulator.SendAcceptedAsync("Rex is <b>home</b>");

        var view = await NextWhereAsync(events, phone => phone.GetProperty("texts").GetArrayLength() == 1);
        Assert.Equal(SimulatorHost.Phone, view.GetProperty("number").GetString());
        var text = view.GetProperty("texts")[0];
        Assert.Equal(sid, text.GetProperty("sid").GetString());
        Assert.Equal("in", text.GetProperty("direction").GetString());
        Assert.Equal(SimulatorHost.Number, text.GetProperty("company").GetString());
        Assert.Equal("Rex is <b>home</b>", text.GetProperty("body").GetString());
    }

    [Fact]
    public async Task An_open_page_does_not_hold_up_the_end_of_the_simulator()
    {
        var simulator = await SimulatorHost.StartAsync();
        await using var events = await EventsAsync(simulator);
        await NextAsync(events);

        await simulator.StopAsync().WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await simulator.DisposeAsync();
    }

    [Fact]
    public async Task A_fault_switched_elsewhere_makes_the_page_read_the_wall_again()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        await using var events = await EventsAsync(simulator);
        await NextAsync(events);

        await simulator.SwitchFaultAsync("hide");

        Assert.Equal("wall", (await NextAsync(events)).EventType);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("ann", 1)]
    [InlineData("0112", 1)]
    [InlineData("(415) 555-01", 3)]
    [InlineData("nobody", 0)]
    public async Task Phones_are_found_by_name_and_number(string search, int found)
    {
        await using var simulator = await SimulatorHost.StartAsync(settings: [("Handsets:0:PhoneNumber", SimulatorHost.Phone), ("Handsets:0:Name", "Ann Miller")]);
        await simulator.SendAcceptedAsync("hi", to: "+14155550112");
        using var added = await simulator.Http.PostAsJsonAsync(
            "/dev/handsets/phones", new { number = "(415) 555-0113", name = "Chloe Davis" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);

        var state = await simulator.ReadAsync($"/dev/handsets/state?search={Uri.EscapeDataString(search)}");

        Assert.Equal(found, state.GetProperty("phones").GetArrayLength());
        Assert.Equal(found, state.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("12")]
    [InlineData("")]
    [InlineData(SimulatorHost.Number)]
    public async Task A_phone_that_cannot_be_is_refused(string number)
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.Http.PostAsJsonAsync("/dev/handsets/phones", new { number }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    static async Task<IAsyncEnumerator<SseItem<string>>> EventsAsync(SimulatorHost simulator)
    {
        var stream = await simulator.Http.GetStreamAsync("/dev/handsets/events", TestContext.Current.CancellationToken);
        return SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        return events.Current;
    }

    static async Task<JsonElement> NextWhereAsync(IAsyncEnumerator<SseItem<string>> events, Func<JsonElement, bool> good)
    {
        while (true)
        {
            var item = await NextAsync(events);
            if (item.EventType == "phone" && JsonDocument.Parse(item.Data).RootElement is var phone && good(phone)) return phone;
        }
    }
}
