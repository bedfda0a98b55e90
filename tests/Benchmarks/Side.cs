using System.Globalization;
using Messaging.Data;
using Npgsql;
using Testing;
using Testing.Processes;
using Texting.Contracts.Numbers;

namespace Benchmarks;

/// <summary>One of the two that are compared: a process with a database and a virtual host of its own.</summary>
/// <param name="DeliveredSql">How many texts have come to their end.</param>
internal sealed record Side(string Name, ServiceProcess Process, NpgsqlDataSource Database, string DatabaseName, string Broker, string Exchange, string DeliveredSql) : IAsyncDisposable
{
    private const string PublicAddress = "http://callback.example";
    private const string AccountSid = "AC00000000000000000000000000000001";

    /// <summary>Messaging as it is deployed, at a pace that does not bind.</summary>
    public static async Task<Side> OursAsync(Bench bench, Sizes sizes, params (string Key, string Value)[] changes)
    {
        var database = Pooled(await bench.Postgres.FreshDatabaseAsync<MessagingDb>());
        var broker = await bench.Rabbit.FreshVirtualHostAsync();
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings:messaging-db"] = database,
            ["ConnectionStrings:rabbitmq"] = broker,
            ["InternalToken:Key"] = Tokens.Key,
            ["Cursors:Key"] = Tokens.CursorsKey,
            ["Twilio:AccountSid"] = AccountSid,
            ["Twilio:AuthToken"] = "the stub asks for none",
            ["Twilio:BaseUrl"] = bench.Carrier.Address.ToString(),
            ["Twilio:PublicBaseUrl"] = PublicAddress,
            ["Twilio:ConcurrentRequests"] = sizes.InFlight.ToString(CultureInfo.InvariantCulture),
            ["Texts:SegmentsPerSecond"] = "10000",
            ["Texts:Burst"] = "10000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in changes) settings[key] = value;
        var source = NpgsqlDataSource.Create(database);
        await GivePeopleAsync(source);
        var process = await ServiceProcess.StartAsync(ServiceProcess.DllOf("Messaging"), settings);
        // It answers before it has declared its queues.
        await Eventually.Until(() => process.Client.GetStringAsync(new Uri("health", UriKind.Relative)), health => health == "Healthy");
        return new("ours", process, source, new NpgsqlConnectionStringBuilder(database).Database!, broker, "messaging.send-message",
            "SELECT count(*) FROM text_messages WHERE status = 170");
    }

    public static async Task<Side> LimitAsync(Bench bench, Sizes sizes)
    {
        // Any database will do: the limit makes its own tables in a schema without ours.
        var database = Pooled(await bench.Postgres.FreshDatabaseAsync<MessagingDb>());
        var source = NpgsqlDataSource.Create(database);
        await using (var clear = source.CreateCommand("CREATE SCHEMA hand; ALTER ROLE CURRENT_USER IN DATABASE \"" + new NpgsqlConnectionStringBuilder(database).Database + "\" SET search_path = hand"))
            await clear.ExecuteNonQueryAsync();
        var broker = await bench.Rabbit.FreshVirtualHostAsync();
        var process = await ServiceProcess.StartAsync(ServiceProcess.DllOf("Benchmarks"), new Dictionary<string, string>
        {
            [Role.Variable] = Role.Limit,
            ["ConnectionStrings:limit"] = database,
            ["ConnectionStrings:rabbitmq"] = broker,
            ["Twilio:BaseUrl"] = bench.Carrier.Address.ToString(),
            ["Benchmark:InFlight"] = sizes.InFlight.ToString(CultureInfo.InvariantCulture),
        });
        await source.DisposeAsync();
        return new("limit", process, NpgsqlDataSource.Create(database), new NpgsqlConnectionStringBuilder(database).Database!, broker, HandWrittenLimit.Exchange,
            "SELECT count(*) FROM texts WHERE status = 170");
    }

    public async ValueTask DisposeAsync()
    {
        await Process.StopAsync();
        await Process.DisposeAsync();
        await Database.DisposeAsync();
    }

    // Databases of tests come without a pool, so that they can be dropped; services have one.
    private static string Pooled(string database) => new NpgsqlConnectionStringBuilder(database) { Pooling = true }.ConnectionString;

    // As the platform's snapshots would have left them.
    private static async Task GivePeopleAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            INSERT INTO contacts (company_id, id, kind, first_name, last_name, name, phone_fields, active, typed_phone, texting_phone, phone_problem, texting_enabled, default_delivery, version)
            SELECT p.company_id, p.id, 'Client', 'Ann', 'Miller', 'Ann Miller', '{}', true, p.phone, p.phone, 'None', true, 'TextOnly', 1 FROM unnest($1, $2, $3) AS p(company_id, id, phone)
            """);
        command.Parameters.AddWithValue(Bench.People.Select(person => person.Company).ToArray());
        command.Parameters.AddWithValue(Bench.People.Select(person => person.Contact).ToArray());
        command.Parameters.AddWithValue(Bench.People.Select(person => person.Phone).ToArray());
        await command.ExecuteNonQueryAsync();
        await using var senders = database.CreateCommand($"""
            INSERT INTO senders (company_id, number, messaging_service_sid, account_sid, standing, version)
            SELECT c.id, '+1415555' || lpad(c.place::text, 4, '0'), 'MG' || lpad(c.place::text, 32, '0'), '{AccountSid}', '{SenderStanding.Live}', 1
            FROM unnest($1) WITH ORDINALITY AS c(id, place)
            """);
        senders.Parameters.AddWithValue(Bench.People.Select(person => person.Company).Distinct().ToArray());
        await senders.ExecuteNonQueryAsync();
    }
}
