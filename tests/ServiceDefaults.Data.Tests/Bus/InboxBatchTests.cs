using SampleService;
using Testing;

namespace ServiceDefaults.Data.Tests.Bus;

/// <summary>Messages that are handled many in one commit are handled each once all the same.</summary>
public sealed class InboxBatchTests(SampleHost host) : IClassFixture<SampleHost>
{
    private const string Queue = "sample.sample.note-counted";

    [Fact]
    public async Task Many_at_once_take_effect_once_each_in_fewer_commits_than_there_are_messages()
    {
        var notes = Enumerable.Range(0, 400).Select(_ => (Note: Note(), Id: Guid.CreateVersion7().ToString())).ToArray();
        await Task.WhenAll(Enumerable.Repeat(notes, 3).SelectMany(all => all).Select(note => host.ArrivesAsync(note.Note, note.Id)));

        var ids = notes.Select(note => note.Note.NoteId).ToArray();
        await Eventually.Until(EffectsAsync, effects => effects == 400);
        await Eventually.Until(() => host.Bus.ReadyAsync(Queue), ready => ready == 0);
        var last = Note();
        await host.ArrivesAsync(last, Guid.CreateVersion7().ToString());
        await Eventually.Until(() => host.Database.EffectsAsync(last.NoteId), effects => effects == 1);
        Assert.Equal(400, await EffectsAsync());
        // The rows of one commit have one transaction.
        var commits = await host.Database.ReadAsync<long>("SELECT count(DISTINCT xmin::text) FROM effects WHERE note_id = ANY($1)", ids);
        Assert.True(commits < 200, $"{commits} commits for 400 messages");
        Task<long> EffectsAsync() => host.Database.ReadAsync<long>("SELECT count(*) FROM effects WHERE note_id = ANY($1)", ids);
    }

    [Fact]
    public async Task One_that_cannot_be_handled_does_not_take_the_others_with_it()
    {
        var notes = Enumerable.Range(0, 60).Select(i => Note(i % 20 == 7 ? OnNoteWritten.Poison : "fine")).ToArray();
        await Task.WhenAll(notes.Select(note => host.ArrivesAsync(note, Guid.CreateVersion7().ToString())));

        foreach (var note in notes.Where(note => note.Text == "fine")) await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
        await Eventually.Until(() => host.Bus.ReadyAsync($"{Queue}_error"), ready => ready == 3);
        foreach (var note in notes.Where(note => note.Text != "fine")) Assert.Equal(0, await host.Database.EffectsAsync(note.NoteId));
        while (await host.Bus.TakeAsync($"{Queue}_error") is not null) { }
    }

    [Fact]
    public async Task One_that_names_no_company_is_set_aside_at_once()
    {
        await host.Bus.PublishAsync("sample.note-counted", "{}", Guid.CreateVersion7().ToString());
        var note = Note();
        await host.ArrivesAsync(note);
        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
        var error = await Eventually.Until(() => host.Bus.TakeAsync($"{Queue}_error"), message => message is not null);
        Assert.Equal("{}", error!.Value.Body);
    }

    private NoteCounted Note(string text = "fine") => new(Guid.CreateVersion7(), Guid.CreateVersion7(), text);
}
