extern alias simulator;

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Messaging.Carrier;
using Messaging.Contacts;
using Messaging.Conversations;
using Messaging.Data;
using Messaging.OptOuts;
using Messaging.Senders;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDefaults.Auth;
using Testing;
using Testing.Processes;
using Testing.Running;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Messaging.Tests.Carrier;

/// <summary>A client of the company of these tests.</summary>
public sealed record Person(Guid Id, string Phone)
{
    public Guid Company { get; init; } = TextingHost.Company;
}

/// <summary>
/// Messaging with a database, a broker and a simulated carrier of its own, and with short times. What tests do to it
/// reads as what people do.
/// </summary>
public sealed class TextingHost : IAsyncLifetime
{
    public const string AccountSid = TextingSettings.AccountSid;
    public const string Number = TextingSettings.Number;
    public static readonly Guid Company = Guid.Parse("01980000-0000-7000-8000-000000000001");

    private static int s_people;

    private Dictionary<string, string> _settings = [];
    private TestHost<simulator::Program>? _simulator;
    private TestHost<MessagingDb>? _messaging;
    private WebhookRelay? _relay;
    private SimulatedCarrier? _carrier;
    private HttpClient? _control;

    public TestHost<MessagingDb> Messaging => _messaging!;

    public WebhookRelay Webhooks => _relay!;

    public SimulatedCarrier Carrier => _carrier!;

    public Uri CarrierAddress => _simulator!.Address;

    public async ValueTask InitializeAsync()
    {
        _relay = await WebhookRelay.StartAsync();
        _simulator = TestHost.Start<simulator::Program>(TextingSettings.Simulator(_relay.Address));
        _carrier = new SimulatedCarrier(_simulator.Address);
        _control = new HttpClient { BaseAddress = _simulator.Address };
        _settings = await TestHost.SettingsAsync<MessagingDb>("messaging-db");
        foreach (var (key, value) in TextingSettings.Messaging(_simulator.Address, _relay.Address)) _settings[key] = value;
        StartMessaging();
        await GivenCompanyAsync();
    }

    /// <summary>Starts Messaging, or starts it again on the same database, with other settings if the test asks for them.</summary>
    public void StartMessaging(params (string Key, string Value)[] changes)
    {
        _messaging = TestHost.Start<MessagingDb>(With(changes));
        _relay!.ForwardTo(_messaging.Address);
    }

    public async Task StopMessagingAsync() => await _messaging!.DisposeAsync();

    /// <summary>One more replica on the same database, inside this process.</summary>
    public TestHost<MessagingDb> StartReplica(params (string Key, string Value)[] changes) => TestHost.Start<MessagingDb>(With(changes));

    /// <summary>One more replica, as a process that can be killed. It has no data of ours but the database.</summary>
    public Task<ServiceProcess> StartProcessAsync() => ServiceProcess.StartAsync(ServiceProcess.DllOf("Messaging"), _settings);

    public async ValueTask DisposeAsync()
    {
        if (_messaging is not null) await _messaging.DisposeAsync();
        if (_simulator is not null) await _simulator.DisposeAsync();
        if (_relay is not null) await _relay.DisposeAsync();
        _carrier?.Dispose();
        _control?.Dispose();
    }

    public async Task<Person> GivenClientAsync(string? phone = null, bool active = true, Guid? company = null)
    {
        var person = new Person(Guid.CreateVersion7(), phone ?? NextPhone()) { Company = company ?? Company };
        await InDatabaseAsync(async db =>
        {
            var contact = Contact.NewClient(person.Company, person.Id);
            contact.Apply(new ClientChanged(person.Company, person.Id, 1, "Ann", "Miller", "ann@example.com", new Dictionary<string, string> { ["Mobile"] = person.Phone }, null, active), "Mobile");
            db.Contacts.Add(contact);
            await db.SaveChangesAsync();
        });
        return person;
    }

    /// <summary>A phone nobody else in the tests has.</summary>
    public static string NextPhone() => string.Create(CultureInfo.InvariantCulture, $"+1415200{Interlocked.Increment(ref s_people):D4}");

    /// <summary>Staff writes a message that becomes these texts.</summary>
    public async Task<IReadOnlyList<Guid>> ComposeAsync(Person person, params string[] parts) => await InDatabaseAsync(db => ComposeAsync(db, person, parts));

    public static async Task<IReadOnlyList<Guid>> ComposeAsync(MessagingDb db, Person person, string[] parts, Urgency urgency = Urgency.Normal, DateTimeOffset? notAfter = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var at = TextId.Instant(TimeProvider.System.GetUtcNow());
        var message = new FeedMessage
        {
            Id = Guid.CreateVersion7(at), CompanyId = person.Company, ContactId = person.Id, Kind = FeedEntryKind.Outbound, Html = "", CreatedAt = at,
        };
        await db.RememberPhoneAsync(person.Company, person.Phone, at, default);
        var position = await db.AppendAsync(message, "", default);
        var texts = parts.Select((body, index) => TextMessage.Queue(
            new QueuedText(person.Company, person.Id, person.Phone, Purpose.FeedMessage, body, Segments.Count(body))
            {
                FeedMessageId = message.Id, Position = position, Part = index + 1, Parts = parts.Length, ChosenByStaff = true, Urgency = urgency, NotAfter = notAfter,
            }, at)).ToList();
        db.Texts.AddRange(texts);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return [.. texts.Select(text => text.Id)];
    }

    public Task<TextMessage> TextAsync(Guid id) => InDatabaseAsync(db => db.Texts.AsNoTracking().SingleAsync(text => text.Id == id));

    /// <summary>Waits until a text has this status; the failure tells its life and what went wrong in the service.</summary>
    public Task<TextMessage> EventuallyAsync(Guid id, TextStatus status, TimeSpan? deadline = null) => Eventually.Until(
        () => TextAsync(id), text => text.Status == status, deadline,
        async () => $"{(await TextAsync(id)).Status} instead of {status}: {string.Join(", ", await HistoryAsync(id))}\n"
            + string.Join('\n', _messaging!.Log.Where(line => !line.StartsWith("Information", StringComparison.Ordinal)).TakeLast(5)));

    public Task<List<string>> HistoryAsync(Guid id) => InDatabaseAsync(db => db.TextEvents.Where(step => step.TextId == id)
        .OrderBy(step => step.Id).Select(step => step.Detail == null ? step.What : step.What + " " + step.Detail).ToListAsync());

    /// <summary>What the carrier really accepted for a phone, in order.</summary>
    public async Task<IReadOnlyList<AcceptedMessage>> AcceptedAsync(Person person) => (await Carrier.OracleAsync(person.Phone)).Messages;

    /// <summary>The facts about a text that left or wait for the bus.</summary>
    public Task<List<string>> FactsAsync(Guid textId) => InDatabaseAsync(db => db.Database.SqlQuery<string>(
        $"SELECT wire_name AS \"Value\" FROM published WHERE body LIKE {"%" + textId + "%"} ORDER BY id").ToListAsync());

    /// <summary>How many facts of this kind there are, text by text.</summary>
    public Task<List<int>> FactsByTextAsync(string wireName) => InDatabaseAsync(db => db.Database.SqlQuery<int>(
        $"SELECT count(*)::int AS \"Value\" FROM published WHERE wire_name = {wireName} GROUP BY body::jsonb ->> 'textMessageId'").ToListAsync());

    /// <summary>Changes what only time or a crash would change.</summary>
    public async Task RunAsync(string sql, params object[] values)
    {
        await using var command = _messaging!.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Something goes wrong with the texts to one person: with all of them, or the next n.</summary>
    public Task GivenFaultAsync(Person person, string kind, int? next = null, int? milliseconds = null) =>
        Carrier.SwitchFaultsAsync(1, new { kind, phone = person.Phone, next, milliseconds });

    /// <summary>The carrier tells a status, as if it came late.</summary>
    public async Task StatusArrivesAsync(Guid text, string sid, string status, int? errorCode = null, int? segments = null)
    {
        using var answer = await Webhooks.PostAsync(
            $"/webhooks/twilio/status?m={text}&a=1", $"MessageSid={sid}&MessageStatus={status}" + (errorCode is null ? "" : $"&ErrorCode={errorCode}") + (segments is null ? "" : $"&NumSegments={segments}"));
        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
    }

    public async Task<JsonElement> TextArrivesAsync(string from, string body, params string[] media)
    {
        using var answer = await _control!.PostAsJsonAsync("/control/inbound", new { from, to = Number, body, media });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task InDatabaseAsync(Func<MessagingDb, Task> work) => await InDatabaseAsync(async db =>
    {
        await work(db);
        return true;
    });

    public async Task<T> InDatabaseAsync<T>(Func<MessagingDb, Task<T>> work)
    {
        await using var scope = _messaging!.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(Company);
        return await work(scope.ServiceProvider.GetRequiredService<MessagingDb>());
    }

    private Dictionary<string, string> With(params (string Key, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(_settings);
        foreach (var (key, value) in changes) settings[key] = value;
        return settings;
    }

    /// <summary>One more company, with a number of its own.</summary>
    public async Task<Guid> GivenNeighbourAsync()
    {
        var company = Guid.CreateVersion7();
        await InDatabaseAsync(db => AddCompanyAsync(db, company, NextPhone()));
        return company;
    }

    private static async Task AddCompanyAsync(MessagingDb db, Guid company, string number)
    {
        var sender = new Sender(company);
        sender.Apply(new SenderChanged(company, number, TextingSettings.Service, AccountSid, SenderStanding.Live, null, 1));
        db.Senders.Add(sender);
        await db.SaveChangesAsync();
    }

    private Task GivenCompanyAsync() => InDatabaseAsync(async db =>
    {
        await AddCompanyAsync(db, Company, Number);
        // The relay empties the outbox within milliseconds; a copy of what passed through it is what tests read.
        await db.Database.ExecuteSqlRawAsync("""
            CREATE TABLE published (id bigserial, wire_name text, body text, trace_parent text);
            CREATE FUNCTION remember_published() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN INSERT INTO published (wire_name, body, trace_parent) VALUES (new.wire_name, new.body, new.trace_parent); RETURN new; END $$;
            CREATE TRIGGER remember_published AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION remember_published();
            """);
    });
}
