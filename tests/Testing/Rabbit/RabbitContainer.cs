using Testcontainers.RabbitMq;
using Testing.Processes;

namespace Testing.Rabbit;

/// <summary>RabbitMQ in a container on fixed ports, so that it comes back where it was.</summary>
internal sealed class RabbitContainer(RabbitMqContainer container) : IServerControl
{
    internal const string Image = "rabbitmq:4-management";
    private const int ManagementPort = 15672;
    private const string User = "tests";

    internal static async Task<(IServerControl Control, Uri Amqp, Uri Management)> CreateAsync()
    {
        var password = Guid.CreateVersion7().ToString("N");
        var container = new RabbitMqBuilder(Image)
            .WithUsername(User)
            .WithPassword(password)
            // Its data belong to the node's name, and a container's host name changes.
            .WithEnvironment("RABBITMQ_NODENAME", "tests@localhost")
            .WithPortBinding(Ports.Free(), RabbitMqBuilder.RabbitMqPort)
            .WithPortBinding(ManagementPort, assignRandomHostPort: true)
            .Build();
        await container.StartAsync();
        var amqp = new Uri($"amqp://{User}:{password}@{container.Hostname}:{container.GetMappedPublicPort(RabbitMqBuilder.RabbitMqPort)}");
        return (new RabbitContainer(container), amqp, new Uri($"http://{container.Hostname}:{container.GetMappedPublicPort(ManagementPort)}"));
    }

    public Task StartAsync() => container.StartAsync();

    public Task StopAsync() => container.StopAsync();

    // The virtual machine halts without telling the broker.
    public async Task KillAsync()
    {
        await container.ExecAsync(["rabbitmqctl", "eval", "erlang:halt(137, [{flush, false}])."]);
        await container.StopAsync();
    }
}
