using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aspire.Hosting.Native;

/// <summary>Small questions that show whether something answers. Being refused is a "no"; the caller limits the time.</summary>
internal static class Probes
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public static async Task<bool> HttpAsync(Uri address, int statusCode, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)answer.StatusCode == statusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>RabbitMQ opens its listener as the last step of its start.</summary>
    public static async Task<bool> TcpAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient(AddressFamily.InterNetwork);
        return await ConnectAsync(client, port, cancellationToken);
    }

    /// <summary>Asks for the registered names; epmd writes a complaint for a connection without a question.</summary>
    public static async Task<bool> EpmdAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient(AddressFamily.InterNetwork);
        return await ConnectAsync(client, port, cancellationToken) && await AnswersAsync(client, [0, 1, (byte)'n'], _ => true, cancellationToken);
    }

    /// <summary>
    /// A startup message is answered with an authentication request (R) once connections are taken, and with an error (E) while recovering.
    /// Leaving at that point is not logged by the server.
    /// </summary>
    public static async Task<bool> PostgresAsync(int port, string user, CancellationToken cancellationToken)
    {
        using var client = new TcpClient(AddressFamily.InterNetwork);
        var body = Encoding.ASCII.GetBytes($"\0\u0003\0\0user\0{user}\0database\0postgres\0\0");
        byte[] message = [.. BitConverter.GetBytes(IPAddress.HostToNetworkOrder(body.Length + sizeof(int))), .. body];
        return await ConnectAsync(client, port, cancellationToken) && await AnswersAsync(client, message, first => first == 'R', cancellationToken);
    }

    private static async Task<bool> AnswersAsync(TcpClient client, byte[] question, Predicate<byte> isRight, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetStream().WriteAsync(question, cancellationToken);
            var first = new byte[1];
            return await client.GetStream().ReadAsync(first, cancellationToken) == 1 && isRight(first[0]);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<bool> ConnectAsync(TcpClient client, int port, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
