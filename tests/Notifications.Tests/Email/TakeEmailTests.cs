using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Notifications.Data;
using Notifications.Email;
using Npgsql;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;
using Texting.Contracts.Platform;

namespace Notifications.Tests.Email;

/// <summary>From the mail server's door to the order to Messaging: stored before it is answered, once, and never lost.</summary>
[Trait("Needs", "Servers")]
public sealed class TakeEmailTests : IAsyncLifetime
{
    private static readonly EmailOptions Replies = new() { ReplyTo = "reply@in.texting.example", ReplyKey = new('k', 40) };
    private readonly Guid _company = Guid.CreateVersion7(), _ann = Guid.CreateVersion7();
    private TestHost<NotificationsDb>? _host;
    private AmqpClient? _bus;
    private HttpClient? _relay;
    private string _orders = "";

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<NotificationsDb>("notifications-db");
        settings["Email:ReplyTo"] = Replies.ReplyTo;
        settings["Email:ReplyKey"] = Replies.ReplyKey;
        settings["Email:From"] = "Texting <no-reply@texting.example>";
        _host = TestHost.Start<NotificationsDb>(settings);
        _bus = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        await _host.IsHealthyAsync();
        _orders = await _bus.ListenAsync(Catalog.Of(typeof(PostReply)).WireName);
        _relay = _host.ClientOf(new Caller(CallerRole.MailRelay, Name: "mx"));
        var ann = new ClientChanged(_company, _ann, 1, "Ann", "Miller", "ann@mail.example", new Dictionary<string, string>(), null, true);
        await _bus.PublishAsync(Catalog.Of(typeof(ClientChanged)).WireName, JsonSerializer.Serialize(ann, WireFormat.Json), $"{Guid.CreateVersion7()}");
        await Eventually.Until(() => CountAsync("SELECT count(*) FROM recipients"), count => count == 1);
    }

    public async ValueTask DisposeAsync()
    {
        _relay!.Dispose();
        await _bus!.DisposeAsync();
        await _host!.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_is_stored_once_however_often_it_comes_and_the_office_can_read_the_original()
    {
        var email = Mail(ReplyAddress.Of(_ann, Replies)!, "Thanks!\n\n> Rex had a long walk.");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAsync(email)));
        var taken = Assert.Single(answers.Distinct());
        Assert.Equal(InboundOutcome.Posted, taken.Outcome);
        Assert.Equal(taken, await TakeAsync(email.Replace("From:", "Received: by another way\nFrom:", StringComparison.Ordinal)));

        await Eventually.Until(() => _bus!.ReadyAsync(_orders), ready => ready > 0);
        var order = JsonSerializer.Deserialize<PostReply>((await _bus!.TakeAsync(_orders))!.Value.Body, WireFormat.Json);
        Assert.Equal(new PostReply(taken.Id, _company, _ann, "Thanks!", "ann@mail.example", 0, Shortened: false), order);
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM inbound_emails"));

        using var office = _host!.ClientOf(new Caller(CallerRole.OfficeManager, _company, Guid.CreateVersion7(), "Omar"));
        using var original = await office.GetAsync($"/api/notifications/replies/{taken.Id}/original", TestContext.Current.CancellationToken);
        Assert.Equal((TakeEmail.Wire, email), (original.Content.Headers.ContentType?.MediaType, await original.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition?.DispositionType);
        using var others = _host.ClientOf(new Caller(CallerRole.Admin, Guid.CreateVersion7(), Guid.CreateVersion7(), "Nora"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(others, $"/api/notifications/replies/{taken.Id}/original"));
        using var client = _host.ClientOf(new Caller(CallerRole.Client, _company, _ann, "Ann"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, $"/api/notifications/replies/{taken.Id}/original"));
        Assert.DoesNotContain(_host.Log, line => line.Contains("mail.example", StringComparison.Ordinal) || line.Contains("Thanks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_for_nobody_is_kept_for_operators_and_what_a_machine_wrote_is_shown_nowhere()
    {
        var address = ReplyAddress.Of(_ann, Replies)!;
        var stray = await TakeAsync(Mail(address.Replace(address[10], address[10] == 'a' ? 'b' : 'a'), "Who am I?"));
        var stranger = await TakeAsync(Mail(ReplyAddress.Of(Guid.CreateVersion7(), Replies)!, "Nobody has told us of me."));
        var away = await TakeAsync(Mail(address, "I am away.", "Auto-Submitted: auto-replied\n"));
        Assert.Equal((InboundOutcome.Stray, InboundOutcome.Stray, InboundOutcome.Ignored), (stray.Outcome, stranger.Outcome, away.Outcome));
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM inbound_emails WHERE reason = 'auto-reply' AND original IS NOT NULL"));

        using var operators = _host!.ClientOf(new Caller(CallerRole.Operator, Name: "Operator"));
        var listed = (await operators.GetFromJsonAsync<Page<StrayEmail>>("/api/notifications/stray-emails", TestContext.Current.CancellationToken))!;
        Assert.Equal([stranger.Id, stray.Id], listed.Items.Select(one => one.Id));
        Assert.Contains("Who am I?", await operators.GetStringAsync($"/api/notifications/stray-emails/{stray.Id}/original", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(operators, $"/api/notifications/stray-emails/{away.Id}/original"));
        using var admin = _host.ClientOf(new Caller(CallerRole.Admin, _company, Guid.CreateVersion7(), "Olivia"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(admin, "/api/notifications/stray-emails"));
        Assert.Equal(0u, await _bus!.ReadyAsync(_orders));

        await using var scope = _host.Services.CreateAsyncScope();
        var keeper = ActivatorUtilities.CreateInstance<EmailKeeper>(scope.ServiceProvider);
        Assert.Equal(3, await keeper.SweepAsync(TimeProvider.System.GetUtcNow().AddDays(31), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(operators, $"/api/notifications/stray-emails/{stray.Id}/original"));
    }

    [Fact]
    public async Task A_long_answer_is_cut_at_a_character_and_says_so()
    {
        await TakeAsync(Mail(ReplyAddress.Of(_ann, Replies)!, "x" + string.Concat(Enumerable.Repeat("🐶", 12_000))));
        await Eventually.Until(() => _bus!.ReadyAsync(_orders), ready => ready > 0);
        var order = JsonSerializer.Deserialize<PostReply>((await _bus!.TakeAsync(_orders))!.Value.Body, WireFormat.Json)!;
        Assert.Equal((19_999, true), (order.Body.Length, order.Shortened));
        Assert.EndsWith("🐶", order.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CallerRole.MailRelay, "text/plain", "From: a@x.example\n\nHi", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    [InlineData(CallerRole.MailRelay, TakeEmail.Wire, "{}", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData(CallerRole.MailRelay, TakeEmail.Wire, "", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData(CallerRole.Platform, TakeEmail.Wire, "From: a@x.example\n\nHi", HttpStatusCode.Forbidden, "not-allowed")]
    [InlineData(CallerRole.Public, TakeEmail.Wire, "From: a@x.example\n\nHi", HttpStatusCode.Forbidden, "not-allowed")]
    public async Task What_is_no_email_or_not_from_a_mail_server_is_refused(CallerRole role, string type, string body, HttpStatusCode status, string problem)
    {
        using var caller = _host!.ClientOf(new Caller(role));
        await IsRefusedAsync(caller, type, Encoding.UTF8.GetBytes(body), status, problem);
    }

    [Fact]
    public async Task One_that_is_too_large_is_refused_so_that_its_sender_gets_it_back()
    {
        var large = new byte[TakeEmail.MaxBytes + 1];
        await IsRefusedAsync(_relay!, TakeEmail.Wire, large, HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task Without_a_mailbox_for_answers_there_is_no_door()
    {
        await using var host = await TestHost.ServiceAsync<NotificationsDb>("notifications-db");
        using var relay = host.ClientOf(new Caller(CallerRole.MailRelay));
        await IsRefusedAsync(relay, TakeEmail.Wire, Encoding.UTF8.GetBytes("From: a@x.example\n\nHi"), HttpStatusCode.NotFound, "not-found");
    }

    private static string Mail(string to, string words, string headers = "") =>
        $"From: Ann Miller <ann@mail.example>\nTo: Happy Paws <{to}>\nMessage-ID: <{Guid.CreateVersion7()}@mail.example>\n{headers}Subject: Re: New message\n\n{words}\n";

    private static async Task IsRefusedAsync(HttpClient caller, string type, byte[] body, HttpStatusCode status, string problem)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/email/inbound") { Content = Content(type, body) };
        // Ask first: who is refused while still writing sees a broken connection instead of the answer.
        request.Headers.ExpectContinue = true;
        using var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(Problem.TypePrefix + problem, (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("type").GetString());
    }

    private static ByteArrayContent Content(string type, byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static async Task<HttpStatusCode> StatusAsync(HttpClient caller, string path)
    {
        using var answer = await caller.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<TakenEmail> TakeAsync(string email)
    {
        using var answer = await _relay!.PostAsync("/email/inbound", Content(TakeEmail.Wire, Encoding.UTF8.GetBytes(email)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<TakenEmail>(TestContext.Current.CancellationToken))!;
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _host!.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
