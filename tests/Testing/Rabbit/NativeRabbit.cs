using Testing.Processes;

namespace Testing.Rabbit;

/// <summary>RabbitMQ from the packages of this machine, in a temporary directory, on loopback only.</summary>
internal sealed class NativeRabbit : IServerControl
{
    private const string User = "rabbitmq";

    private readonly string _program = FindProgram();
    private readonly string _folder = Watchdog.TemporaryFolder("rabbit");
    private readonly string _password = Guid.CreateVersion7().ToString("N");
    private readonly int _port = Ports.Free();
    private readonly int _managementPort = Ports.Free();
    private readonly int _distributionPort = Ports.Free();
    private readonly int _portMapperPort = Ports.Free();
    private NativeProcess? _process;

    private string Log => Path.Combine(_folder, "rabbit.log");

    private Dictionary<string, string> Environment => new()
    {
        ["HOME"] = _folder, // the Erlang cookie
        ["RABBITMQ_NODENAME"] = "tests@localhost",
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder, "none"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = _folder,
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
        ["RABBITMQ_DIST_PORT"] = $"{_distributionPort}",
        ["ERL_EPMD_PORT"] = $"{_portMapperPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        // Idle schedulers must not spin: the tests need the processor.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
    };

    internal static async Task<(IServerControl Control, Uri Amqp, Uri Management)> CreateAsync()
    {
        var server = new NativeRabbit();
        await server.InitialiseAsync();
        await server.StartAsync();
        return (server, new Uri($"amqp://tests:{server._password}@127.0.0.1:{server._port}"), new Uri($"http://127.0.0.1:{server._managementPort}"));
    }

    public async Task StartAsync()
    {
        _process = NativeProcess.Start(User, _folder, Log, Environment, _program);
        // The AMQP listener is the last thing a node opens.
        await _process.ListensAsync(_port, Log);
    }

    public Task StopAsync() => _process!.StopAsync(Signals.Term);

    public Task KillAsync() => _process!.KillAsync();

    private async Task InitialiseAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "enabled_plugins"), "[rabbitmq_management].");
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq.conf"), $"""
            listeners.tcp.local = 127.0.0.1:{_port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {_managementPort}
            default_user = tests
            default_pass = {_password}
            log.console = true
            log.console.level = warning
            disk_free_limit.absolute = 50MB

            """);
        await NativeProcess.GiveAsync(_folder, User);
        // Erlang's port mapper would outlive the node as a daemon; as our own child it ends with the tests.
        NativeProcess.Start(User, _folder, Log, Environment, "epmd", "-port", $"{_portMapperPort}", "-address", "127.0.0.1");
    }

    private static string FindProgram()
    {
        // Debian's program in /usr/sbin insists on its own user and directories; the one behind it does not.
        string[] candidates =
        [
            "/usr/lib/rabbitmq/bin/rabbitmq-server",
            .. (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, "rabbitmq-server")),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No RabbitMQ server found. Install rabbitmq-server or start a container engine.");
    }
}
