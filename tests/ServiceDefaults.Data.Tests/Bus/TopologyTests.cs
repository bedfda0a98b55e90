using System.Text.Json;
using Testing;

namespace ServiceDefaults.Data.Tests.Bus;

public sealed class TopologyTests(SampleHost host) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Queues_are_the_same_whoever_declares_them_first()
    {
        // The receive endpoints have declared theirs, the relay its own; a difference would have closed a channel.
        await host.Host.IsHealthyAsync();
        await host.ArrivesAsync(host.Note(SampleService.OnNoteWritten.Poison));
        await Eventually.Until(() => host.Bus.ReadyAsync("sample.sample.note-written_error"), ready => ready == 1);
        Assert.DoesNotContain(host.Host.Log, line => line.Contains("PRECONDITION_FAILED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_queue_is_a_quorum_queue_with_a_limit_that_ends_in_its_error_queue()
    {
        var rabbit = await Servers.RabbitAsync();
        using var management = rabbit.Management();
        var queues = JsonDocument.Parse(await management.GetStringAsync($"api/queues/{host.VirtualHost}")).RootElement.EnumerateArray()
            .ToDictionary(queue => queue.GetProperty("name").GetString()!, queue => queue.GetProperty("arguments"));

        Assert.Equal(
            ["archive.sample.note-archived", "sample.sample.note-counted", "sample.sample.note-written", "sample.sample.profile-changed"],
            queues.Keys.Where(name => !name.EndsWith("_error", StringComparison.Ordinal)).Order());
        Assert.All(queues.Values, arguments => Assert.Equal("quorum", arguments.GetProperty("x-queue-type").GetString()));
        foreach (var (name, arguments) in queues.Where(queue => !queue.Key.EndsWith("_error", StringComparison.Ordinal)))
        {
            Assert.Equal(20, arguments.GetProperty("x-delivery-limit").GetInt32());
            Assert.Equal($"{name}_error", arguments.GetProperty("x-dead-letter-routing-key").GetString());
            Assert.Equal("at-least-once", arguments.GetProperty("x-dead-letter-strategy").GetString());
            Assert.Contains($"{name}_error", queues.Keys);
        }
    }
}
