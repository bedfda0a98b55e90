using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Native;

/// <summary>
/// RabbitMQ from Debian's package: a node of our own (name, cookie, data, ports), loopback only.
/// It gets an epmd of its own too: the one epmd that Erlang shares per machine would outlive us, and might be somebody else's.
/// </summary>
internal sealed class RabbitMqLauncher(RabbitMQServerResource resource, DataFolder data, Action<string> log) : ILauncher
{
    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private static readonly TimeSpan EpmdTime = TimeSpan.FromSeconds(5);
    private readonly string folder = data.File(resource.Name);
    private readonly Account? account = Account.For("rabbitmq", data.Root);
    private readonly HashSet<int> ownPorts = [];
    private int epmdPort;
    private int distributionPort;
    private ChildProcess? epmd;

    public string Type => "RabbitMQ";
    public bool HasHealthCheck => true;
    public PosixSignalNumber StopSignal => PosixSignalNumber.Terminate;

    private int Port => resource.PrimaryEndpoint.Port;

    public async Task<ChildProcess> StartAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Server)) throw new DistributedApplicationException("RabbitMQ is not installed: apt-get install rabbitmq-server.");
        await ConfigureAsync(cancellationToken);
        await FormerServer.HasLeftAsync(folder, cancellationToken);
        ownPorts.Add(Port);
        ownPorts.Add(epmdPort = Ports.Any(epmdPort, ownPorts));
        ownPorts.Add(distributionPort = Ports.Any(distributionPort, [Port, epmdPort]));
        epmd = await ChildProcess.StartAsync(At("epmd", "-port", Text(epmdPort), "-address", "127.0.0.1"), log);
        using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20)))
            for (var waited = TimeSpan.Zero; waited < EpmdTime && !await Probes.EpmdAsync(epmdPort, cancellationToken); waited += timer.Period) await timer.WaitForNextTickAsync(cancellationToken);
        return await ChildProcess.StartAsync(At(Server), log);
    }

    public Task<bool> ProbeAsync(CancellationToken cancellationToken) => Probes.TcpAsync(Port, cancellationToken);

    public async Task CleanUpAsync()
    {
        if (epmd is not null) await epmd.StopAsync(PosixSignalNumber.Kill, TimeSpan.Zero);
        epmd = null;
    }

    private async Task ConfigureAsync(CancellationToken cancellationToken)
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder, OwnerOnly);
        account?.Own(folder);
        Write("rabbitmq.conf", string.Join('\n', [
            $"listeners.tcp.1 = 127.0.0.1:{Text(Port)}",
            .. Ports.HasIPv6 ? (string[])[$"listeners.tcp.2 = ::1:{Text(Port)}"] : [],
            $"default_user = {await resource.UserNameReference.GetValueAsync(cancellationToken)}",
            $"default_pass = {await resource.PasswordParameter.GetValueAsync(cancellationToken)}",
            "log.console = true", "log.console.level = warning", "log.file = false", ""]));
        Write("enabled_plugins", "[].\n");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        PrivateFile.Replace(path, text);
        account?.Own(path);
    }

    private Command At(string program, params string[] arguments) => new(program, arguments, folder, new Dictionary<string, string>
    {
        ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = folder, // the Erlang cookie lives there
        ["LC_ALL"] = "C.UTF-8",
        ["RABBITMQ_NODENAME"] = $"{resource.Name}@localhost",
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null", // the machine's own settings are not ours
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(folder, "config"),
        ["RABBITMQ_PLUGINS_EXPAND_DIR"] = Path.Combine(folder, "plugins"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
        ["RABBITMQ_DIST_PORT"] = Text(distributionPort),
        ["ERL_EPMD_PORT"] = Text(epmdPort),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        // Erlang would start a daemon of its own when ours is gone, and the daemon would stay.
        ["ERL_AFLAGS"] = "-start_epmd false",
        // With "input allowed" the script becomes the server instead of watching over it: one process to signal and to see dying.
        ["RABBITMQ_ALLOW_INPUT"] = "1",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-noinput -kernel inet_dist_use_interface {127,0,0,1}",
    }, account);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
