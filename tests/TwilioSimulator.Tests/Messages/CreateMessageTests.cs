using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace TwilioSimulator.Tests.Messages;

public sealed class CreateMessageTests
{
    [Fact]
    public async Task The_answer_has_the_exact_shape_with_no_sender_and_no_segments_yet()
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.SendAsync("Rex is back home.");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var message = JsonDocument.Parse(text).RootElement;
        var sid = message.GetProperty("sid").GetString()!;
        var created = message.GetProperty("date_created").GetString()!;
        Assert.Matches("^SM[0-9a-f]{32}$", sid);
        Assert.Matches(@"^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$", created);
        Assert.Equal(
            $$"""
            {"account_sid":"{{SimulatorHost.Account}}","api_version":"2010-04-01","body":"Rex is back home.","date_created":"{{created}}","date_sent":null,"date_updated":"{{created}}","direction":"outbound-api","error_code":null,"error_message":null,"from":null,"messaging_service_sid":"{{SimulatorHost.Service}}","num_media":"0","num_segments":"0","price":null,"price_unit":null,"sid":"{{sid}}","status":"accepted","subresource_uris":{"media":"/2010-04-01/Accounts/{{SimulatorHost.Account}}/Messages/{{sid}}/Media.json"},"to":"+14155550111","uri":"/2010-04-01/Accounts/{{SimulatorHost.Account}}/Messages/{{sid}}.json"}
            """,
            text);
    }

    [Fact]
    public async Task Once_sent_it_has_its_sender_its_segments_and_a_date()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var sid = await simulator.SendAcceptedAsync(new string('a', 161));

        var message = await simulator.FetchWhenAsync(sid, "delivered");

        Assert.Equal(SimulatorHost.Number, message.GetProperty("from").GetString());
        Assert.Equal("2", message.GetProperty("num_segments").GetString());
        Assert.Equal(JsonValueKind.String, message.GetProperty("date_sent").ValueKind);
        Assert.Equal(JsonValueKind.Null, message.GetProperty("price").ValueKind);
    }

    [Fact]
    public async Task A_repeated_create_is_a_second_text_because_there_is_no_idempotency_key()
    {
        await using var simulator = await SimulatorHost.StartAsync();

        var first = await simulator.SendAcceptedAsync("hi", "http://127.0.0.1:1/s?m=7");
        var second = await simulator.SendAcceptedAsync("hi", "http://127.0.0.1:1/s?m=7");

        Assert.NotEqual(first, second);
        Assert.Equal(1, (await simulator.OracleAsync()).GetProperty("totals").GetProperty("duplicates").GetInt32());
    }

    public static TheoryData<string, int, string[]> Refusals => new()
    {
        { "no recipient", 21604, [$"MessagingServiceSid={SimulatorHost.Service}", "Body=x"] },
        { "malformed recipient", 21211, ["To=4155550111", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x"] },
        { "too short recipient", 21211, ["To=+1415555", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x"] },
        { "recipient abroad", 21408, ["To=+442071838750", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x"] },
        { "recipient in the Caribbean", 21408, ["To=+18765551234", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x"] },
        { "no sender", 21603, ["To=+14155550111", "Body=x"] },
        { "malformed sender", 21212, ["To=+14155550111", "From=happy", "Body=x"] },
        { "somebody else's sender", 21606, ["To=+14155550111", "From=+14155550199", "Body=x"] },
        { "to itself", 21266, ["To=+14155550100", "From=+14155550100", "Body=x"] },
        { "unknown service", 21703, ["To=+14155550111", "MessagingServiceSid=MG00000000000000000000000000000009", "Body=x"] },
        { "nothing to say", 21619, ["To=+14155550111", $"MessagingServiceSid={SimulatorHost.Service}"] },
        { "too much to say", 21617, ["To=+14155550111", $"MessagingServiceSid={SimulatorHost.Service}", $"Body={new string('x', 1601)}"] },
        { "too many pictures", 21623, ["To=+14155550111", $"MessagingServiceSid={SimulatorHost.Service}", .. Enumerable.Range(0, 11).Select(i => $"MediaUrl=https://x.example/{i}.jpg")] },
        { "picture without an address", 21620, ["To=+14155550111", $"MessagingServiceSid={SimulatorHost.Service}", "MediaUrl=a.jpg"] },
        { "callback without an address", 21609, ["To=+14155550111", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x", "StatusCallback=/status"] },
        { "callback host with an underscore", 21609, ["To=+14155550111", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x", "StatusCallback=https://a_b.example/"] },
        { "magic: region not permitted", 21408, ["To=+14155550003", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x"] },
        { "magic: opted out", 21610, ["To=+14155550004", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x"] },
        { "scheduled without a service", 35118, ["To=+14155550111", "From=+14155550100", "Body=x", "ScheduleType=fixed", "SendAt=2026-01-01T00:00:00Z"] },
        { "scheduled in the past", 35114, ["To=+14155550111", $"MessagingServiceSid={SimulatorHost.Service}", "Body=x", "ScheduleType=fixed", "SendAt=2020-01-01T00:00:00Z"] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_has_Twilios_code_and_leaves_nothing_behind(string why, int code, string[] form)
    {
        await using var simulator = await SimulatorHost.StartAsync();

        using var answer = await simulator.PostMessageAsync([.. form.Select(pair => (pair.Split('=', 2)[0], pair.Split('=', 2)[1]))]);

        var error = await SimulatorHost.JsonAsync(answer);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["code", "message", "more_info", "status"], error.EnumerateObject().Select(property => property.Name));
        Assert.True(code == error.GetProperty("code").GetInt32(), why);
        Assert.Equal($"https://www.twilio.com/docs/errors/{code}", error.GetProperty("more_info").GetString());
        Assert.Equal(400, error.GetProperty("status").GetInt32());
        Assert.Equal(0, (await simulator.OracleAsync()).GetProperty("totals").GetProperty("messages").GetInt32());
    }

    [Fact]
    public async Task Wrong_credentials_are_refused_with_20003()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        simulator.Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SimulatorHost.Account}:wrong")));

        using var answer = await simulator.SendAsync("hi");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(20003, (await SimulatorHost.JsonAsync(answer)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Another_host_of_Twilio_does_not_know_messages()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        simulator.Api.DefaultRequestHeaders.Add("X-Twilio-Host", "messaging.twilio.com");

        using var answer = await simulator.SendAsync("hi");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(20404, (await SimulatorHost.JsonAsync(answer)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task More_requests_at_once_than_the_account_may_have_are_refused_and_not_processed()
    {
        await using var simulator = await SimulatorHost.StartAsync(settings: ("ConcurrentRequests", "1"));
        await simulator.SwitchFaultAsync("slow", new { milliseconds = 1500, next = 1 });
        var slow = simulator.SendAsync("first");
        await Eventually.GetAsync(() => simulator.OracleAsync(), oracle => oracle.GetProperty("totals").GetProperty("messages").GetInt32() == 1, "the first text");

        using var refused = await simulator.SendAsync("second");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(20429, (await SimulatorHost.JsonAsync(refused)).GetProperty("code").GetInt32());
        using var first = await slow;
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(1, (await simulator.OracleAsync()).GetProperty("totals").GetProperty("messages").GetInt32());
    }

    [Fact]
    public async Task The_magic_recipient_2429_is_refused_twice_and_then_reached()
    {
        await using var simulator = await SimulatorHost.StartAsync();
        var statuses = new List<int>();

        for (var i = 0; i < 3; i++)
        {
            using var answer = await simulator.SendAsync("hi", to: "+14155552429");
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([429, 429, 201], statuses);
    }
}
