using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TwilioSimulator.Tests.Mailbox;

public sealed class MailboxTests
{
    private static readonly string[] Hello =
    [
        "From: Happy Paws <no-reply@texting.example>", "To: ann@mail.example", "Reply-To: desk@happypaws.example", "Subject: Rex is home",
        "MIME-Version: 1.0", "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "He had fun.",
        "--b", "Content-Type: text/html", "", "<html><head></head><body><b>He had fun.</b><script>alert(1)</script></body></html>", "--b--", ".",
    ];

    [Fact]
    public async Task What_is_mailed_can_be_read_in_the_mailbox_and_by_tests()
    {
        var port = FreePort();
        await using var simulator = await StartAsync(port);
        Assert.Equal(["250", "250", "354", "250"], await MailAsync(port));

        var mail = Assert.Single((await JsonAsync(simulator, "/control/mailbox?to=ANN@mail.example")).EnumerateArray());
        Assert.Equal(("Rex is home", "He had fun.", "desk@happypaws.example"), (mail.GetProperty("subject").GetString(), mail.GetProperty("text").GetString()?.Trim(), mail.GetProperty("replyTo").GetString()));
        Assert.Empty((await JsonAsync(simulator, "/control/mailbox?to=ben@mail.example")).EnumerateArray());

        Assert.Equal(1, (await JsonAsync(simulator, "/dev/mailbox/state?search=rex")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await JsonAsync(simulator, "/dev/mailbox/state?search=max")).GetProperty("total").GetInt32());
        using var html = await simulator.Http.GetAsync($"/dev/mailbox/mails/{mail.GetProperty("id").GetString()}/html", TestContext.Current.CancellationToken);
        Assert.Contains("<b>He had fun.</b>", await html.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // Somebody's HTML may run nothing and fetch nothing.
        var policy = html.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox allow-popups", policy, StringComparison.Ordinal);

        await simulator.Http.PostAsync("/control/reset", null, TestContext.Current.CancellationToken);
        Assert.Empty((await JsonAsync(simulator, "/control/mailbox")).EnumerateArray());
    }

    [Theory]
    [InlineData("refuseForNow", new[] { "250", "450" }, 0)]
    [InlineData("refuseForGood", new[] { "250", "550" }, 0)]
    [InlineData("rejectForNow", new[] { "250", "250", "354", "451" }, 0)]
    [InlineData("rejectForGood", new[] { "250", "250", "354", "554" }, 0)]
    [InlineData("loseAnswer", new[] { "250", "250", "354", "" }, 1)]
    public async Task A_fault_strikes_one_email_and_the_next_arrives(string kind, string[] answers, int arrived)
    {
        var port = FreePort();
        await using var simulator = await StartAsync(port);
        using var switched = await simulator.Http.PostAsJsonAsync("/control/mailbox/faults", new { kind, to = "ann@mail.example" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, switched.StatusCode);

        Assert.Equal(answers, await MailAsync(port));
        Assert.Equal(arrived, (await JsonAsync(simulator, "/control/mailbox")).GetArrayLength());
        Assert.Equal(["250", "250", "354", "250"], await MailAsync(port));
    }

    [Fact]
    public async Task Whoever_reads_an_email_can_answer_it_and_the_answer_is_brought_to_the_door()
    {
        var brought = new TaskCompletionSource<(string Key, string? Type, string Body)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var door = builder.Build();
        door.MapPost("/email/inbound", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            brought.SetResult((request.Headers.Authorization.ToString(), request.ContentType, await reader.ReadToEndAsync()));
            return Results.Accepted();
        });
        await door.StartAsync(TestContext.Current.CancellationToken);
        var port = FreePort();
        await using var simulator = await SimulatorHost.StartAsync(null,
            ("SmtpPort", port.ToString(CultureInfo.InvariantCulture)), ("RepliesUrl", $"{door.Urls.Single()}/email/inbound"), ("RepliesKey", "the-key"));
        await MailAsync(port);

        var state = await JsonAsync(simulator, "/dev/mailbox/state");
        Assert.True(state.GetProperty("canAnswer").GetBoolean());
        var path = $"/dev/mailbox/mails/{state.GetProperty("mails")[0].GetProperty("id").GetString()}/answers";
        using var empty = await simulator.Http.PostAsJsonAsync(path, new { words = " " }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var answered = await simulator.Http.PostAsJsonAsync(path, new { words = "Good boy!" }, TestContext.Current.CancellationToken);
        Assert.Equal(202, (await answered.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("httpStatus").GetInt32());

        var (key, type, body) = await brought.Task;
        Assert.Equal(("Bearer the-key", "message/rfc822"), (key, type));
        foreach (var line in new[] { "From: ann@mail.example", "To: desk@happypaws.example", "Subject: Re: Rex is home", "Good boy!", "> He had fun." })
            Assert.Contains(line, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_door_nothing_can_be_answered()
    {
        var port = FreePort();
        await using var simulator = await StartAsync(port);
        await MailAsync(port);
        var state = await JsonAsync(simulator, "/dev/mailbox/state");
        Assert.False(state.GetProperty("canAnswer").GetBoolean());
        using var answered = await simulator.Http.PostAsJsonAsync(
            $"/dev/mailbox/mails/{state.GetProperty("mails")[0].GetProperty("id").GetString()}/answers", new { words = "Hello" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answered.StatusCode);
    }

    [Theory]
    [InlineData("/dev/mailbox", "text/html")]
    [InlineData("/dev/handsets/assets/mailbox.css", "text/css")]
    [InlineData("/dev/handsets/assets/mailbox.js", "text/javascript")]
    public async Task The_page_needs_nothing_from_elsewhere(string path, string type)
    {
        await using var simulator = await SimulatorHost.StartAsync();
        using var answer = await simulator.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("default-src 'none'; script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static Task<SimulatorHost> StartAsync(int port) =>
        SimulatorHost.StartAsync(null, ("SmtpPort", port.ToString(CultureInfo.InvariantCulture)));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>One conversation; the codes of the answers to MAIL, RCPT, DATA and the message, as far as it came; empty where the line broke.</summary>
    private static async Task<IReadOnlyList<string>> MailAsync(int port)
    {
        // It answers HTTP a moment before it takes mail.
        using var client = await Eventually.GetAsync(() => ConnectAsync(port), connected => connected is not null, "the mailbox to listen") ?? throw new InvalidOperationException("Not connected.");
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await CodeAsync(reader);
        await writer.WriteLineAsync("HELO test");
        await CodeAsync(reader);

        var codes = new List<string>();
        foreach (var step in new[] { "MAIL FROM:<no-reply@texting.example>", "RCPT TO:<ann@mail.example>", "DATA", string.Join("\r\n", Hello) })
        {
            await writer.WriteLineAsync(step);
            codes.Add(await CodeAsync(reader));
            if (codes[^1] is "" || codes[^1][0] is '4' or '5') break;
        }

        return codes;
    }

    private static async Task<string> CodeAsync(StreamReader reader)
    {
        try
        {
            return (await reader.ReadLineAsync(TestContext.Current.CancellationToken))?[..3] ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task<JsonElement> JsonAsync(SimulatorHost simulator, string path) =>
        await simulator.Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    private static async Task<TcpClient?> ConnectAsync(int port)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return client;
        }
        catch (SocketException)
        {
            client.Dispose();
            return null;
        }
    }
}
