using System.Globalization;
using System.Text.Json;

namespace TwilioSimulator.Tests.Messages;

public sealed class ListMessagesTests
{
    const string Other = "+14155550112";

    [Fact]
    public async Task Newest_first_and_filtered_by_recipient()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var first = await simulator.SendAcceptedAsync("1");
        await simulator.SendAcceptedAsync("2", to: Other);
        var third = await simulator.SendAcceptedAsync("3");

        Assert.Equal([third, first], Sids(await simulator.ListAsync($"?To={Escape(SimulatorHost.Phone)}")));
    }

    [Fact]
    public async Task A_text_without_a_sender_yet_is_missed_by_From_and_by_DateSent()
    {
        await using var simulator = await SimulatorHost.StartAsync(settings: [("Pace:QueuedMs", "60000"), ("Pace:SentMs", "60000"), ("Pace:DeliveredMs", "60000")]);
        var sid = await simulator.SendAcceptedAsync("hi");

        Assert.Equal([sid], Sids(await simulator.ListAsync($"?To={Escape(SimulatorHost.Phone)}")));
        Assert.Empty(Sids(await simulator.ListAsync($"?From={Escape(SimulatorHost.Number)}")));
        Assert.Empty(Sids(await simulator.ListAsync("?DateSent>=2020-01-01")));
    }

    [Fact]
    public async Task Filtered_by_the_sender_and_the_day_it_was_sent()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sid = await simulator.SendAcceptedAsync("hi");
        var sent = DateTimeOffset.Parse((await simulator.FetchWhenAsync(sid, "delivered")).GetProperty("date_sent").GetString()!, CultureInfo.InvariantCulture);
        string today = Day(sent), tomorrow = Day(sent.AddDays(1)), yesterday = Day(sent.AddDays(-1));

        async Task Finds(bool found, string query) =>
            Assert.True(found == (Sids(await simulator.ListAsync(query)) is [var only] && only == sid), query);

        await Finds(true, $"?From={Escape(SimulatorHost.Number)}");
        await Finds(true, $"?DateSent={today}");
        await Finds(true, $"?DateSent={today}T00:00:00Z");
        await Finds(false, $"?DateSent={yesterday}");
        await Finds(true, $"?DateSent>={today}");
        await Finds(true, $"?DateSent%3E={today}T00%3A00%3A00Z");
        await Finds(false, $"?DateSent>={tomorrow}");
        await Finds(true, $"?DateSent<={today}");
        await Finds(false, $"?DateSent%3C={yesterday}");
        await Finds(true, $"?DateSent>={today}&DateSent<={tomorrow}&From={Escape(SimulatorHost.Number)}&To={Escape(SimulatorHost.Phone)}");
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused()
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.Api.GetAsync(
            $"/2010-04-01/Accounts/{SimulatorHost.Account}/Messages.json?DateSent=soon", TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Following_next_page_uri_reads_each_text_once_although_new_ones_arrive_meanwhile()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sids = new List<string>();
        for (var i = 0; i < 7; i++) sids.Add(await simulator.SendAcceptedAsync($"{i}"));
        sids.Reverse();

        var read = new List<string>();
        var page = await simulator.ListAsync($"?To={Escape(SimulatorHost.Phone)}&PageSize=3");
        while (true)
        {
            read.AddRange(Sids(page));
            if (page.GetProperty("next_page_uri").GetString() is not { } next) break;
            await simulator.SendAcceptedAsync("meanwhile");
            page = await simulator.ListAsync(next[next.IndexOf('?', StringComparison.Ordinal)..]);
        }

        Assert.Equal(sids, read);
        Assert.Equal(2, page.GetProperty("page").GetInt32());
        Assert.Equal(6, page.GetProperty("start").GetInt32());
        Assert.Equal(6, page.GetProperty("end").GetInt32());
    }

    [Fact]
    public async Task The_paging_keys_are_Twilios_and_lead_back_as_well()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        for (var i = 0; i < 4; i++) await simulator.SendAcceptedAsync($"{i}");

        var first = await simulator.ListAsync("?PageSize=2");
        var second = await simulator.ListAsync(Query(first, "next_page_uri"));
        var back = await simulator.ListAsync(Query(second, "previous_page_uri"));

        Assert.Equal(
            ["messages", "page", "page_size", "start", "end", "uri", "first_page_uri", "next_page_uri", "previous_page_uri"],
            first.EnumerateObject().Select(property => property.Name));
        Assert.Equal($"/2010-04-01/Accounts/{SimulatorHost.Account}/Messages.json?PageSize=2&Page=0", first.GetProperty("uri").GetString());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("previous_page_uri").ValueKind);
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next_page_uri").ValueKind);
        Assert.Equal(Sids(first), Sids(back));
    }

    [Fact]
    public async Task Inbound_texts_are_listed_by_the_number_they_came_to()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sid = (await simulator.TextFromPhoneAsync("hello")).GetProperty("sid").GetString();

        var found = (await simulator.ListAsync($"?To={Escape(SimulatorHost.Number)}")).GetProperty("messages").EnumerateArray().Single();

        Assert.Equal(sid, found.GetProperty("sid").GetString());
        Assert.Equal("inbound", found.GetProperty("direction").GetString());
        Assert.Equal("received", found.GetProperty("status").GetString());
        Assert.Equal(SimulatorHost.Phone, found.GetProperty("from").GetString());
    }

    static string Query(JsonElement page, string key)
    {
        var uri = page.GetProperty(key).GetString()!;
        return uri[uri.IndexOf('?', StringComparison.Ordinal)..];
    }

    static IReadOnlyList<string> Sids(JsonElement page) =>
        [.. page.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("sid").GetString()!)];

    static string Escape(string number) => Uri.EscapeDataString(number);

    static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
