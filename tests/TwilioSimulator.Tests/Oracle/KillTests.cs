using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace TwilioSimulator.Tests.Oracle;

/// <summary>The real program, killed with SIGKILL under load.</summary>
public sealed class KillTests : IDisposable
{
    const int Rounds = 3;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("simulator-kill-");

    [Fact]
    public async Task Every_text_that_was_answered_201_is_in_the_record_after_a_kill()
    {
        var answered = new ConcurrentBag<string>();
        for (var round = 0; round < Rounds; round++)
        {
            using var simulator = await SimulatorProcess.StartAsync(Path.Combine(_folder.FullName, "record.jsonl"));
            var senders = Enumerable.Range(0, 8).Select(_ => SendUntilItDiesAsync(simulator, answered)).ToList();
            var before = answered.Count;
            await Eventually.GetAsync(() => Task.FromResult(answered.Count), count => count >= before + 100, "100 texts");

            simulator.Kill();
            await Task.WhenAll(senders);
        }

        using var last = await SimulatorProcess.StartAsync(Path.Combine(_folder.FullName, "record.jsonl"));
        var oracle = JsonDocument.Parse(await last.Http.GetStringAsync("/oracle", TestContext.Current.CancellationToken)).RootElement;
        var recorded = oracle.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("sid").GetString()!).ToHashSet(StringComparer.Ordinal);

        Assert.True(answered.Count >= Rounds * 100);
        Assert.Equal([], answered.Where(sid => !recorded.Contains(sid)));
        // More may be recorded than answered: those whose answer the kill cut off.
        Assert.InRange(recorded.Count, answered.Count, answered.Count + (Rounds * 8));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    static async Task SendUntilItDiesAsync(SimulatorProcess simulator, ConcurrentBag<string> answered)
    {
        try
        {
            while (true)
            {
                using var answer = await simulator.SendAsync();
                // The kill frees the port, and another program of another test may answer there already.
                if (answer.StatusCode != HttpStatusCode.Created) return;
                answered.Add((await SimulatorHost.JsonAsync(answer)).GetProperty("sid").GetString()!);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException)
        {
            // The kill: this sender's last text was not answered.
        }
    }
}
