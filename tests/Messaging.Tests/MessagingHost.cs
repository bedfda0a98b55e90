using System.Net.Http.Json;
using System.Text.Json;
using Messaging.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Testing;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Notifications;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;
using ComposeRequest = Texting.Contracts.Messaging.Http.ComposeMessage;

namespace Messaging.Tests;

/// <summary>The classes that share one host: a database and a broker's virtual host for each class would cost more than the tests.</summary>
[CollectionDefinition]
public sealed class OneHost : ICollectionFixture<MessagingHost>;

/// <summary>Messaging on a database and a broker of its own; what tests do to it reads as what people do.</summary>
public sealed class MessagingHost : IAsyncLifetime
{
    public const string MobilePhone = "Mobile phone";
    private TestHost<MessagingDb>? _host;
    private AmqpClient? _broker;
    private readonly Dictionary<string, SendEmail> _emails = [];
    private long _version;

    public TestHost<MessagingDb> Host => _host ?? throw new InvalidOperationException("Not started.");

    /// <summary>The company everybody belongs to unless the test says otherwise: it may send from its number.</summary>
    public Guid Company { get; } = Guid.CreateVersion7();

    public string CompanyNumber { get; } = "+14155550100";

    public AmqpClient Broker => _broker ?? throw new InvalidOperationException("Not started.");

    public NpgsqlDataSource Database => Host.Services.GetRequiredService<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        var settings = await TestHost.SettingsAsync<MessagingDb>("messaging-db");
        settings["Twilio:AccountSid"] = "AC00000000000000000000000000000001";
        settings["Twilio:AuthToken"] = "nobody is called";
        settings["Twilio:PublicBaseUrl"] = "https://texting.example";
        // What is composed stays in the queue: these tests are about what is written, not about what the carrier makes of it.
        settings["Twilio:ConcurrentRequests"] = "0";
        settings["Inbound:CheckEvery"] = "00:00:00";
        _host = TestHost.Start<MessagingDb>(settings);
        _broker = await AmqpClient.ConnectAsync(settings["ConnectionStrings:rabbitmq"]);
        foreach (var message in Catalog.Messages)
        {
            foreach (var reader in message.ReadBy) await Eventually.Until(() => _broker.ReadyAsync($"{reader}.{message.WireName}"), ready => ready is not null);
        }

        await GivenCompany(Company);
        await GivenSender(SenderStanding.Live);
    }

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null) await _broker.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
    }

    /// <summary>A client of the API, as the gateway forwards its requests.</summary>
    public HttpClient As(CallerRole role, Guid? company = null) =>
        Host.ClientOf(new Caller(role, role is CallerRole.Operator ? null : company ?? Company, Guid.CreateVersion7(), $"Olivia the {role}"));

    /// <summary>Publishes as the platform does: bare JSON to the exchange of the message.</summary>
    public Task Publish<T>(T message) where T : class =>
        Broker.PublishAsync(Catalog.Of(typeof(T)).WireName, JsonSerializer.Serialize(message, WireFormat.Json), Guid.CreateVersion7().ToString());

    public long NextVersion() => Interlocked.Increment(ref _version);

    public async Task GivenCompany(Guid company, params string[] phoneFields)
    {
        var fields = phoneFields.Length > 0 ? phoneFields : [MobilePhone];
        await Publish(new CompanyChanged(
            company, NextVersion(), "Happy Paws", Plan.Team, false, "US", "America/New_York", "Olivia", "olivia@paws.example", fields, false, true));
        await Arrives("companies", "company_id", company);
    }

    public async Task GivenSender(SenderStanding standing, Guid? company = null, string? number = null)
    {
        var version = NextVersion();
        await Publish(new SenderChanged(
            company ?? Company, number ?? CompanyNumber, "MG00000000000000000000000000000001", "AC00000000000000000000000000000001", standing, null, version));
        await Eventually.Until(() => Scalar<long>("SELECT coalesce(max(version), 0) FROM senders WHERE company_id = $1", company ?? Company), stored => stored == version);
    }

    public async Task<Guid> GivenClient(string name, string? phone, string? email = null, Guid? company = null, bool active = true)
    {
        var id = Guid.CreateVersion7();
        await Publish(Client(id, name, phone, email, company, active));
        await Arrives("contacts", "id", id);
        return id;
    }

    public ClientChanged Client(Guid id, string name, string? phone, string? email = null, Guid? company = null, bool active = true) => new(
        company ?? Company, id, NextVersion(), name, "Miller", email,
        phone is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [MobilePhone] = phone }, null, active);

    public async Task<HttpResponseMessage> TryCompose(Guid contact, string html, DeliveryMode? delivery = null, string? key = null, Guid? company = null)
    {
        using var sitter = As(CallerRole.Sitter, company);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/conversations/{contact}/messages");
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        request.Content = JsonContent.Create(new ComposeRequest(html, delivery));
        return await sitter.SendAsync(request);
    }

    /// <summary>Uploads a picture as staff do; the answer as it is.</summary>
    public async Task<HttpResponseMessage> TryUpload(byte[] file, string? key = null, string type = "image/jpeg", Guid? company = null)
    {
        using var sitter = As(CallerRole.Sitter, company);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messaging/images") { Content = new ByteArrayContent(file) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await sitter.SendAsync(request);
    }

    public async Task<UploadedImage> Upload(byte[] file, Guid? company = null)
    {
        using var answer = await TryUpload(file, company: company);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<UploadedImage>())!;
    }

    /// <summary>Sends whatever a composer would; the answer as it is.</summary>
    public async Task<HttpResponseMessage> Send(Guid contact, ComposeRequest message, string query = "", bool withKey = true)
    {
        using var sitter = As(CallerRole.Sitter);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/messaging/conversations/{contact}/messages{query}") { Content = JsonContent.Create(message) };
        if (withKey) request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await sitter.SendAsync(request);
    }

    public async Task<FeedEntry> Compose(Guid contact, string html, DeliveryMode? delivery = null)
    {
        using var answer = await TryCompose(contact, html, delivery);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<FeedEntry>())!;
    }

    public async Task<ComposePreview> Preview(Guid contact, string html, DeliveryMode? delivery = null)
    {
        using var sitter = As(CallerRole.Sitter);
        using var answer = await sitter.PostAsJsonAsync($"/api/messaging/conversations/{contact}/messages/preview", new ComposeRequest(html, delivery));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<ComposePreview>())!;
    }

    /// <summary>The command that Messaging sent for the email half of a feed message.</summary>
    public Task<SendEmail> EmailOf(Guid feedMessage) => Email($"feed:{feedMessage}");

    /// <summary>The command for an email with this key.</summary>
    public async Task<SendEmail> Email(string key)
    {
        return await Eventually.Until(async () =>
        {
            while (await Broker.TakeAsync("notifications.notifications.send-email") is var (body, _))
            {
                if (JsonSerializer.Deserialize<SendEmail>(body, WireFormat.Json) is { } email) _emails[email.Key] = email;
            }

            return _emails.GetValueOrDefault(key);
        }, email => email is not null) ?? throw new InvalidOperationException("No email.");
    }

    public async Task<T> Get<T>(string path, CallerRole role = CallerRole.Sitter, Guid? company = null)
    {
        using var client = As(role, company);
        return (await client.GetFromJsonAsync<T>($"/api/messaging{path}"))!;
    }

    public Task<ConversationHead> Head(Guid contact) => Get<ConversationHead>($"/conversations/{contact}");

    public Task<Page<FeedEntry>> Feed(Guid contact, string? before = null) =>
        Get<Page<FeedEntry>>($"/conversations/{contact}/messages" + (before is null ? "" : $"?before={before}"));

    public async Task<T> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Run(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    private async Task Arrives(string table, string column, Guid id) =>
        await Eventually.Until(() => Scalar<long>($"SELECT count(*) FROM {table} WHERE {column} = $1", id), count => count == 1);
}
