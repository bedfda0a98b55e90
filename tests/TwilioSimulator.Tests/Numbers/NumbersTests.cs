using System.Net.Http.Json;
using System.Text.Json;
using TwilioSimulator.Tests.Registration;

namespace TwilioSimulator.Tests.Numbers;

public sealed class NumbersTests
{
    const string Account = $"/2010-04-01/Accounts/{SimulatorHost.Account}";

    [Theory]
    [InlineData("US/Local.json?AreaCode=415", "+1415")]
    [InlineData("CA/Local.json?AreaCode=647", "+1647")]
    [InlineData("US/Local.json?InRegion=NY", "+1")]
    public async Task A_search_finds_numbers_of_the_place(string query, string prefix)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var found = await SearchAsync(simulator, query);
        Assert.NotEmpty(found);
        Assert.All(found, number => Assert.StartsWith(prefix, number.GetProperty("phone_number").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("US/Local.json?AreaCode=212")]
    [InlineData("US/Local.json?AreaCode=999")]
    [InlineData("US/Local.json?AreaCode=808&MmsEnabled=true")]
    public async Task A_place_without_numbers_is_an_empty_list(string query)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        Assert.Empty(await SearchAsync(simulator, query));
    }

    [Theory]
    [InlineData("%255550100%25", true)]
    [InlineData("5550100", true)]
    [InlineData("5%2A5", false)]
    [InlineData("5", false)]
    public async Task A_pattern_is_read_as_Twilio_reads_it(string contains, bool good)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        using var answer = await simulator.Api.GetAsync($"{Account}/AvailablePhoneNumbers/US/Local.json?Contains={contains}");
        Assert.Equal(good, answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_number_is_sold_once_found_by_its_name_and_free_again_when_it_is_given_back()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        const string Wanted = "+16465550100";
        var buyers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BuyAsync(simulator, Wanted)));
        var bought = Assert.Single(buyers, buyer => buyer.Status == 201);
        Assert.All(buyers.Where(buyer => buyer.Status != 201), buyer => Assert.Equal(21422, buyer.Body.GetProperty("code").GetInt32()));

        var listed = await (await simulator.Api.GetAsync($"{Account}/IncomingPhoneNumbers.json?FriendlyName=texting")).Content.ReadFromJsonAsync<JsonElement>();
        var sid = bought.Body.GetProperty("sid").GetString();
        Assert.Equal(sid, Assert.Single(listed.GetProperty("incoming_phone_numbers").EnumerateArray()).GetProperty("sid").GetString());
        Assert.Equal(204, (int)(await simulator.Api.DeleteAsync($"{Account}/IncomingPhoneNumbers/{sid}.json")).StatusCode);
        Assert.Equal(201, (await BuyAsync(simulator, Wanted)).Status);
    }

    [Fact]
    public async Task A_dropped_answer_leaves_the_number_bought()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        (await simulator.Http.PostAsJsonAsync("/control/registration/faults", new { path = "IncomingPhoneNumbers", kind = "drop" })).EnsureSuccessStatusCode();
        await Assert.ThrowsAsync<HttpRequestException>(() => BuyAsync(simulator, "+16465550100"));
        Assert.Equal(400, (await BuyAsync(simulator, "+16465550100")).Status);
    }

    static async Task<List<JsonElement>> SearchAsync(SimulatorHost simulator, string query)
    {
        using var answer = await simulator.Api.GetAsync($"{Account}/AvailablePhoneNumbers/{query}");
        return [.. (await SimulatorHost.JsonAsync(answer)).GetProperty("available_phone_numbers").EnumerateArray()];
    }

    static Task<(int Status, JsonElement Body)> BuyAsync(SimulatorHost simulator, string number) => new Registrar(simulator).CallAsync(
        HttpMethod.Post, "api.twilio.com", $"{Account}/IncomingPhoneNumbers.json", ("PhoneNumber", number), ("FriendlyName", "texting"));
}
