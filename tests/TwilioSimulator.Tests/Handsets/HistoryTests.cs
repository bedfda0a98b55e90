using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace TwilioSimulator.Tests.Handsets;

public sealed class HistoryTests
{
    private static readonly DateTimeOffset LastWeek = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Past_texts_are_listed_by_their_day_stand_on_the_phone_and_nobody_is_told()
    {
        await using var customer = await Customer.StartAsync();
        await using var simulator = await SimulatorHost.StartAsync($"{customer.Address}/webhooks/twilio/inbound");
        using var answer = await simulator.Http.PostAsJsonAsync("/control/history", new
        {
            phones = new[] { new { number = SimulatorHost.Phone, name = "Ann Miller" } },
            pictures = new[] { "data:image/png;base64,iVBORw0KGgo=" },
            texts = new object[]
            {
                Text("SM01", false, "Rex had a great walk", 0),
                Text("MM02", false, "", 1, picture: 0),
                Text("SM03", true, "Thank you!", 2),
                Text("SM04", false, "See you tomorrow", 3, errorCode: 30003),
            },
        });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        var listed = (await simulator.ListAsync("?DateSent=2026-03-02")).GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(["SM04", "SM03", "MM02", "SM01"], listed.Select(text => text.GetProperty("sid").GetString()));
        Assert.Equal(["undelivered", "received", "delivered", "delivered"], listed.Select(text => text.GetProperty("status").GetString()));
        Assert.Equal(30003, listed[0].GetProperty("error_code").GetInt32());

        var phone = await simulator.Http.GetFromJsonAsync<JsonElement>($"/control/handsets/{Uri.EscapeDataString(SimulatorHost.Phone)}");
        Assert.Equal("Ann Miller", phone.GetProperty("name").GetString());
        Assert.Equal(["Rex had a great walk", "", "Thank you!"], phone.GetProperty("texts").EnumerateArray().Select(text => text.GetProperty("body").GetString()));
        Assert.Empty(customer.Received);
    }

    [Fact]
    public async Task A_picture_that_is_not_there_is_refused_as_a_whole()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        using var answer = await simulator.Http.PostAsJsonAsync("/control/history", new { phones = Array.Empty<object>(), pictures = Array.Empty<string>(), texts = new[] { Text("MM01", false, "", 0, picture: 0) } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await simulator.ListAsync()).GetProperty("messages").EnumerateArray());
    }

    private static object Text(string sid, bool inbound, string body, int minute, int? picture = null, int? errorCode = null) => new
    {
        sid, inbound, phone = SimulatorHost.Phone, company = SimulatorHost.Number, body, picture, at = LastWeek.AddMinutes(minute), finalAt = LastWeek.AddMinutes(minute).AddSeconds(2), errorCode,
    };
}
