using Npgsql;
using Testing.Processes;

namespace Testing.Postgres;

/// <summary>PostgreSQL from the packages of this machine, in a temporary data directory.</summary>
internal sealed class NativePostgres : IServerControl
{
    private const string SuperUser = "postgres";
    private static readonly Dictionary<string, string> Environment = new() { ["LC_ALL"] = "C.UTF-8" };

    private readonly string _bin = FindBin();
    private readonly string _folder = Watchdog.TemporaryFolder("postgres");
    private readonly string _connectionString;
    private readonly int _port = Ports.Free();
    private NativeProcess? _process;

    private NativePostgres() => _connectionString = new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = SuperUser,
        Password = Guid.CreateVersion7().ToString("N"),
        Database = "postgres",
        Pooling = false,
    }.ConnectionString;

    private string Data => Path.Combine(_folder, "data");

    private string Log => Path.Combine(_folder, "postgres.log");

    internal static async Task<(IServerControl Control, string ConnectionString)> CreateAsync(Durability durability, string settings)
    {
        var server = new NativePostgres();
        await server.InitialiseAsync(durability, settings);
        await server.StartAsync();
        return (server, server._connectionString);
    }

    public async Task StartAsync()
    {
        _process = NativeProcess.Start(SuperUser, _folder, Log, Environment, Path.Combine(_bin, "postgres"), "-D", Data);
        await _process.ListensAsync(_port, Log);
    }

    // SIGINT is the "fast" shutdown: sessions are cut, everything is written.
    public Task StopAsync() => _process!.StopAsync(Signals.Int);

    // The back ends are sessions of their own, which no signal to the group reaches: each holds the postmaster's memory until
    // it has noticed, and a server that starts before that refuses to.
    public async Task KillAsync()
    {
        var backEnds = _process!.Children();
        await _process.KillAsync();
        await Eventually.Until(() => Task.FromResult(!backEnds.Any(NativeProcess.IsAlive)), text: "the back ends are gone");
    }

    private async Task InitialiseAsync(Durability durability, string settings)
    {
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, new NpgsqlConnectionStringBuilder(_connectionString).Password);
        await NativeProcess.GiveAsync(_folder, SuperUser);
        await NativeProcess.RunAsync(SuperUser, _folder, Path.Combine(_bin, "initdb"), "-D", Data, "-U", SuperUser,
            "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        var safe = durability is Durability.Full ? "on" : "off";
        await File.AppendAllTextAsync(Path.Combine(Data, "postgresql.conf"), $"""

            listen_addresses = '127.0.0.1'
            port = {_port}
            unix_socket_directories = ''
            max_connections = 600
            shared_buffers = 64MB
            fsync = {safe}
            synchronous_commit = {safe}
            full_page_writes = {safe}
            log_min_messages = warning
            {settings}
            """);
    }

    private static string FindBin()
    {
        string[] candidates =
        [
            .. Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
                : [],
            .. (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        ];
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("No PostgreSQL server programs found. Install PostgreSQL 15 or start a container engine.");
    }
}
