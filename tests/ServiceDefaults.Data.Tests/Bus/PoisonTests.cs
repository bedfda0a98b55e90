using SampleService;
using Testing;

namespace ServiceDefaults.Data.Tests.Bus;

public sealed class PoisonTests(SampleHost host) : IClassFixture<SampleHost>
{
    private const string Queue = "sample.sample.note-written";

    [Theory]
    [InlineData("{ this is not JSON")]
    [InlineData("")]
    [InlineData("[1, 2, 3]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"noteId":"not a UUID","companyId":"x","text":1}""")]
    public async Task A_malformed_message_is_set_aside_as_it_came_and_the_rest_flows_on(string body)
    {
        await host.Bus.PublishAsync("sample.note-written", body, Guid.CreateVersion7().ToString());
        var note = host.Note();
        await host.ArrivesAsync(note);

        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
        var error = await Eventually.Until(() => host.Bus.TakeAsync($"{Queue}_error"), message => message is not null);
        Assert.Equal(body, error!.Value.Body);
    }

    [Fact]
    public async Task One_percent_that_no_handler_can_handle_ends_in_the_error_queue_and_the_rest_arrives()
    {
        var notes = Enumerable.Range(0, 300).Select(i => host.Note(i % 100 == 50 ? OnNoteWritten.Poison : "fine")).ToArray();
        await Task.WhenAll(notes.Select(note => host.ArrivesAsync(note, Guid.CreateVersion7().ToString())));

        foreach (var note in notes.Where(note => note.Text == "fine"))
            await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
        await Eventually.Until(() => host.Bus.ReadyAsync($"{Queue}_error"), ready => ready == 3);
        Assert.Equal(0u, await host.Bus.ReadyAsync(Queue));
        while (await host.Bus.TakeAsync($"{Queue}_error") is { } poison) Assert.Contains(OnNoteWritten.Poison, poison.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_brokers_delivery_limit_ends_is_in_the_error_queue_and_not_dropped()
    {
        const string Unread = "archive.sample.note-archived";
        await host.ArrivesAsync(new NoteArchived(Guid.CreateVersion7(), host.Company));
        await Eventually.Until(async () =>
        {
            // A reader that goes down with the message in its hands, again and again.
            await host.Bus.TakeAndDieAsync(Unread);
            return await host.Bus.ReadyAsync($"{Unread}_error") == 1;
        });
        Assert.Equal(0u, await host.Bus.ReadyAsync(Unread));
    }
}
