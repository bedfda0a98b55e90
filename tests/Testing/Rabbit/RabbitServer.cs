using System.Net.Http.Headers;
using System.Text;

namespace Testing.Rabbit;

/// <summary>A RabbitMQ server of the tests.</summary>
public sealed class RabbitServer
{
    private readonly IServerControl _control;
    private readonly Uri _amqp;
    private readonly Uri _management;
    private int _virtualHosts;

    private RabbitServer(IServerControl control, Uri amqp, Uri management) =>
        (_control, _amqp, _management) = (control, amqp, management);

    /// <summary>Starts a server. Take <see cref="Servers.RabbitAsync"/> unless the test stops or kills it.</summary>
    public static async Task<RabbitServer> StartNewAsync()
    {
        var (control, amqp, management) = await Servers.UseContainersAsync()
            ? await RabbitContainer.CreateAsync()
            : await NativeRabbit.CreateAsync();
        var server = new RabbitServer(control, amqp, management);
        await server.AnswersAsync();
        return server;
    }

    /// <summary>A virtual host of its own for a test class. Returns its address, <c>amqp://user:password@host:port/name</c>.</summary>
    public async Task<string> FreshVirtualHostAsync()
    {
        var name = $"test-{Interlocked.Increment(ref _virtualHosts)}";
        using var http = Management();
        // The management API opens before the broker is ready for new virtual hosts.
        await Eventually.Until(async () => (await http.PutAsync(new Uri($"api/vhosts/{name}", UriKind.Relative), null)).IsSuccessStatusCode);
        return new UriBuilder(_amqp) { Path = name }.Uri.ToString();
    }

    /// <summary>A client of the management API, signed in.</summary>
    public HttpClient Management() => new()
    {
        BaseAddress = _management,
        DefaultRequestHeaders =
        {
            Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(_amqp.UserInfo)))),
        },
    };

    /// <summary>Starts it again on the same port, with its data.</summary>
    public async Task StartAsync()
    {
        await _control.StartAsync();
        await AnswersAsync();
    }

    /// <summary>Ends it in order.</summary>
    public Task StopAsync() => _control.StopAsync();

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => _control.KillAsync();

    // A listening port is not an answer yet, least of all that of a container.
    private Task AnswersAsync() => Eventually.Until(async () =>
    {
        await using var client = await AmqpClient.ConnectAsync(_amqp.ToString());
        return true;
    }, text: "RabbitMQ answers");
}
