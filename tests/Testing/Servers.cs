using Testing.Postgres;
using Testing.Processes;
using Testing.Rabbit;

namespace Testing;

/// <summary>
/// The servers that the tests of one process share; each starts when it is first asked for and ends with the process.
/// Containers when an engine answers, otherwise the programs of this machine. <c>TESTS_SERVERS</c> = <c>containers</c>
/// or <c>native</c> decides it by hand.
/// </summary>
public static class Servers
{
    private static readonly Lazy<Task<PostgresServer>> Postgres = new(() => PostgresServer.StartNewAsync(Durability.Relaxed));
    private static readonly Lazy<Task<RabbitServer>> Rabbit = new(RabbitServer.StartNewAsync);
    private static readonly Lazy<Task<bool>> Containers = new(ContainersAreUsableAsync);

    /// <summary>PostgreSQL. Do not stop it: other classes use it at the same time.</summary>
    public static Task<PostgresServer> PostgresAsync() => Postgres.Value;

    /// <summary>RabbitMQ. Do not stop it: other classes use it at the same time.</summary>
    public static Task<RabbitServer> RabbitAsync() => Rabbit.Value;

    internal static Task<bool> UseContainersAsync() => Containers.Value;

    private static async Task<bool> ContainersAreUsableAsync() => Environment.GetEnvironmentVariable("TESTS_SERVERS") switch
    {
        "containers" => true,
        "native" => false,
        _ => await ContainerEngine.AnswersAsync() && await ContainerEngine.HasOrPullsAsync(PostgresContainer.Image, RabbitContainer.Image),
    };
}
