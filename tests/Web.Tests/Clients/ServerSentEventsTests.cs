using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Web.Clients;

namespace Web.Tests.Clients;

public class ServerSentEventsTests
{
    [Fact]
    public async Task Events_come_with_name_data_and_the_last_id()
    {
        var events = await ReadAsync("id: 7\nevent: entry\ndata: {\"a\":1}\n\nevent: conversation\ndata: {}\n\n");
        Assert.Equal([new("entry", "{\"a\":1}", "7"), new("conversation", "{}", "7")], events);
    }

    [Fact]
    public async Task Comments_and_half_events_are_nothing()
    {
        Assert.Empty(await ReadAsync(": still here\n\n\nevent: entry\ndata: cut off"));
    }

    [Fact]
    public async Task An_id_alone_marks_where_to_go_on()
    {
        Assert.Equal(new("message", "", "9-1"), Assert.Single(await ReadAsync("id: 9-1\n\n")));
    }

    [Fact]
    public async Task Data_of_several_lines_is_one_text()
    {
        Assert.Equal("one\ntwo", Assert.Single(await ReadAsync("data:one\ndata: two\r\n\r\n")).Data);
    }

    [Fact]
    public async Task Silence_is_a_broken_connection()
    {
        var clock = new FakeTimeProvider();
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(": still here\n\n"u8.ToArray());
        var reading = ServerSentEvents.ReadAsync(pipe.Reader.AsStream(), TimeSpan.FromSeconds(50), clock).ToListAsync().AsTask();
        await Testing.Eventually.Until(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(51));
            return reading.IsCompleted;
        });
        await Assert.ThrowsAsync<TimeoutException>(() => reading);
    }

    private static async Task<List<ServerSentEvent>> ReadAsync(string text) =>
        await ServerSentEvents.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), TimeSpan.FromSeconds(5), TimeProvider.System).ToListAsync();
}
