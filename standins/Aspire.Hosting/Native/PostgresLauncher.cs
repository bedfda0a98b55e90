using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Native;

/// <summary>PostgreSQL from Debian's package, loopback only, data in the host's folder.</summary>
internal sealed class PostgresLauncher(PostgresServerResource resource, DataFolder data, Action<string> log) : ILauncher
{
    private readonly string folder = data.File(resource.Name);
    private readonly Account? account = Account.For("postgres", data.Root);

    public string Type => "PostgreSQL";
    public bool HasHealthCheck => true;

    /// <summary>"Fast": ends sessions and writes a checkpoint. SIGTERM would wait for every client to leave.</summary>
    public PosixSignalNumber StopSignal => PosixSignalNumber.Interrupt;

    private string ServersFile => Path.Combine(folder, "postmaster.pid");

    private int Port => resource.PrimaryEndpoint.Port;

    public async Task<ChildProcess> StartAsync(CancellationToken cancellationToken)
    {
        var programs = Programs();
        if (!File.Exists(Path.Combine(folder, "PG_VERSION"))) await InitialiseAsync(programs, cancellationToken);
        await FormerServer.HasLeftAsync(folder, cancellationToken);
        // A killed server leaves its number behind, and the number may still be a process that nobody has buried: PostgreSQL would take it for alive.
        File.Delete(ServersFile);
        string[] arguments =
        [
            "-D", folder, "-p", Port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=localhost", "-c", "unix_socket_directories=", "-c", "max_connections=300",
            // A failing statement is logged without its values: they hold phone numbers and messages.
            "-c", "log_error_verbosity=terse", "-c", "log_min_error_statement=panic",
        ];
        return await ChildProcess.StartAsync(At(Path.Combine(programs, "postgres"), arguments), log);
    }

    /// <summary>The server says in its file when it takes connections. Knocking earlier fills its log with refusals.</summary>
    public async Task<bool> ProbeAsync(CancellationToken cancellationToken) =>
        File.Exists(ServersFile) && (await File.ReadAllTextAsync(ServersFile, cancellationToken)).Contains("ready", StringComparison.Ordinal)
        && await Probes.PostgresAsync(Port, "postgres", cancellationToken);

    public Task CleanUpAsync() => Task.CompletedTask;

    // Made beside and moved over: a host that dies in the middle leaves no half database behind.
    private async Task InitialiseAsync(string programs, CancellationToken cancellationToken)
    {
        var beside = $"{folder}.new";
        if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        Directory.CreateDirectory(beside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var password = Path.Combine(data.Root, $"{resource.Name}.password");
        PrivateFile.Replace(password, (await resource.PasswordParameter.GetValueAsync(cancellationToken))!);
        try
        {
            account?.Own(beside);
            account?.Own(password);
            await ChildProcess.RunAsync(
                At(Path.Combine(programs, "initdb"), "-D", beside, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"), log, cancellationToken);
        }
        finally
        {
            File.Delete(password);
        }

        Directory.Move(beside, folder);
    }

    private Command At(string program, params string[] arguments) =>
        new(program, arguments, data.Root, new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["LC_ALL"] = "C.UTF-8", ["HOME"] = data.Root }, account);

    /// <summary>The programs of the version that made the data, or of the newest for new data.</summary>
    private string Programs()
    {
        const string Installed = "/usr/lib/postgresql";
        var versions = Directory.Exists(Installed)
            ? Directory.GetDirectories(Installed).Where(v => File.Exists(Path.Combine(v, "bin", "postgres"))).OrderByDescending(v => int.Parse(Path.GetFileName(v), CultureInfo.InvariantCulture)).ToList()
            : [];
        if (versions.Count == 0) throw new DistributedApplicationException("PostgreSQL is not installed: apt-get install postgresql.");
        var marker = Path.Combine(folder, "PG_VERSION");
        if (!File.Exists(marker)) return Path.Combine(versions[0], "bin");
        var version = File.ReadAllText(marker).Trim();
        return versions.Where(v => Path.GetFileName(v) == version).Select(v => Path.Combine(v, "bin")).FirstOrDefault()
            ?? throw new DistributedApplicationException($"The data in {folder} is of PostgreSQL {version}, which is not installed. --fresh starts with new data.");
    }
}
