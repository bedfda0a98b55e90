using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using RabbitMQ.Client;
using Testing;
using Testing.Postgres;
using Testing.Processes;
using Testing.Rabbit;
using Texting.Contracts;
using Texting.Contracts.Messaging;

namespace Benchmarks;

/// <summary>A client of one of the companies of the benchmark.</summary>
internal readonly record struct Person(Guid Company, Guid Contact, string Phone);

/// <summary>Servers with fsync and confirms on, and the carrier: what both sides share.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const int Companies = 20;
    private const int PeoplePerCompany = 100;

    private Bench(PostgresServer postgres, RabbitServer rabbit, ServiceProcess carrier) => (Postgres, Rabbit, Carrier) = (postgres, rabbit, carrier);

    public PostgresServer Postgres { get; }

    public RabbitServer Rabbit { get; }

    public ServiceProcess Carrier { get; }

    public static IReadOnlyList<Person> People { get; } =
    [
        .. Enumerable.Range(0, PeoplePerCompany).SelectMany(person => Enumerable.Range(0, Companies).Select(company =>
            new Person(Id(1, company), Id(2, (company * PeoplePerCompany) + person), string.Create(CultureInfo.InvariantCulture, $"+1415{company + 200:D3}{person:D4}")))),
    ];

    public static async Task<Bench> StartAsync(Sizes sizes)
    {
        var postgres = PostgresServer.StartNewAsync(Durability.Full, sizes.Statements > 0 ? Statements.Settings : "");
        var rabbit = RabbitServer.StartNewAsync();
        var carrier = await ServiceProcess.StartAsync(ServiceProcess.DllOf("Benchmarks"), new Dictionary<string, string>
        {
            [Role.Variable] = Role.Carrier,
            ["Benchmark:LatencyMs"] = sizes.LatencyMs.ToString(CultureInfo.InvariantCulture),
        });
        return new(await postgres, await rabbit, carrier);
    }

    /// <summary>The database and the broker of this run.</summary>
    public static IReadOnlyList<int> ServerProcesses() => Cpu.Below(Environment.ProcessId, "postgres", "beam.smp");

    public static IReadOnlyList<int> BrokerProcesses() => Cpu.Below(Environment.ProcessId, "beam.smp");

    /// <summary>Commands as Notifications sends them: number n is in the key and in the words.</summary>
    public static async Task PublishAsync(string broker, string exchange, string prefix, IEnumerable<(int Number, Person To)> commands, Func<int, Task>? before = null)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, ContentType = "application/json" };
        foreach (var (number, to) in commands)
        {
            if (before is not null) await before(number);
            var command = new SendMessage(
                $"{prefix}:{number}", to.Company, to.Contact, ContactKind.Client, $"{prefix} {number} The walk with Rex has started, see you soon.", Purpose.Notice, SendUrgency.Normal, null);
            properties.MessageId = Guid.CreateVersion7().ToString();
            await channel.BasicPublishAsync(exchange, "", true, properties, JsonSerializer.SerializeToUtf8Bytes(command, WireFormat.Json));
        }
    }

    /// <summary>When each body arrived at the carrier, by the clock of this machine; <paramref name="prefix"/> chooses which.</summary>
    public async Task<IReadOnlyList<(int Number, long At)>> ArrivalsAsync(string prefix)
    {
        var lines = await Carrier.Client.GetStringAsync(new Uri("arrivals", UriKind.Relative));
        return [.. lines.Split('\n').Select(line => line.Split(' ')).Where(words => words.Length > 2 && words[1] == prefix)
            .Select(words => (int.Parse(words[2], CultureInfo.InvariantCulture), long.Parse(words[0], CultureInfo.InvariantCulture)))];
    }

    /// <summary>How many texts the carrier has called back for to the end. Asking the database would cost it a part of what is measured.</summary>
    public async Task<int> ReceiptsAsync() => int.Parse(await Carrier.Client.GetStringAsync(new Uri("receipts", UriKind.Relative)), CultureInfo.InvariantCulture);

    /// <summary>Commits and WAL of a database so far. Statistics are written late, so it is asked until two looks agree.</summary>
    public static async Task<long> CommitsAsync(NpgsqlDataSource database, string name)
    {
        await using var command = database.CreateCommand("SELECT xact_commit FROM pg_stat_database WHERE datname = $1");
        command.Parameters.AddWithValue(name);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public static async Task<T> ScalarAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Carrier.DisposeAsync();
        await Rabbit.StopAsync();
        await Postgres.StopAsync();
    }

    private static Guid Id(int kind, int number) => Guid.Parse($"01980000-0000-7000-800{kind}-{number:D12}");
}
