using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Notifications.Email;

namespace Notifications.Tests.Email;

/// <summary>A mail server that answers as it is told, to the letter: where it hangs up decides what surely happened.</summary>
internal sealed class ScriptedMailServer : IAsyncDisposable
{
    /// <summary>As an answer: hang up instead.</summary>
    public const string HangUp = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _accepting;

    public ScriptedMailServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Command (EHLO, MAIL, RCPT, DATA, "." for the whole message) → the next answers; afterwards the usual ones.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<string>> Script { get; } = new();

    /// <summary>Every message that came in whole, answered or not.</summary>
    public ConcurrentQueue<string> Received { get; } = [];

    public ConcurrentQueue<string> Commands { get; } = [];

    public int Connections { get; private set; }

    public EmailOptions Options => new() { Host = "127.0.0.1", Port = Port, Tls = SmtpTls.None, From = "Texting <no-reply@texting.example>" };

    public void Next(string command, params string[] answers)
    {
        foreach (var answer in answers) Script.GetOrAdd(command, _ => []).Enqueue(answer);
    }

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted) return;
        await _over.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_over.Token);
                Connections++;
                sessions.Add(TalkAsync(client));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 ready");
            while (await reader.ReadLineAsync(_over.Token) is { } line)
            {
                var command = line.Split(' ')[0].ToUpperInvariant();
                Commands.Enqueue(line);
                var answer = Answer(command);
                if (answer == HangUp) return;
                await writer.WriteLineAsync(answer);
                if (command == "QUIT") return;
                if (command != "DATA" || answer[0] != '3') continue;
                Received.Enqueue(await MessageAsync(reader));
                if (Answer(".") is not { Length: > 0 } verdict) return;
                await writer.WriteLineAsync(verdict);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // The other side left, or the test is over.
        }
    }

    private string Answer(string command)
    {
        if (Script.TryGetValue(command, out var answers) && answers.TryDequeue(out var scripted)) return scripted;
        return command switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 fine" };
    }

    private async Task<string> MessageAsync(StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_over.Token) is { } line && line != ".") message.Append(line).Append('\n');
        return message.ToString();
    }
}
