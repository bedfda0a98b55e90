using System.Diagnostics;
using System.Text.Json;
using SampleService;
using Testing;

namespace ServiceDefaults.Data.Tests.Bus;

public sealed class InboxTests(SampleHost host) : IClassFixture<SampleHost>
{
    private const string Exchange = "sample.note-written";

    [Fact]
    public async Task A_message_delivered_many_times_takes_effect_once()
    {
        var notes = Enumerable.Range(0, 20).Select(_ => (Note: host.Note(), Id: Guid.CreateVersion7().ToString())).ToArray();
        await Task.WhenAll(Enumerable.Repeat(notes, 5).SelectMany(all => all).Select(note => host.ArrivesAsync(note.Note, note.Id)));
        await host.ArrivesAsync(notes[0].Note, notes[0].Id);

        var last = host.Note();
        await host.ArrivesAsync(last, Guid.CreateVersion7().ToString());
        await Eventually.Until(() => host.Database.EffectsAsync(last.NoteId), effects => effects == 1);
        await Eventually.Until(() => host.Bus.ReadyAsync("sample.sample.note-written"), ready => ready == 0);
        foreach (var (note, _) in notes) Assert.Equal(1, await host.Database.EffectsAsync(note.NoteId));
    }

    [Fact]
    public async Task A_message_id_that_is_not_a_UUID_is_deduped_all_the_same()
    {
        var (note, last) = (host.Note(), host.Note());
        await host.ArrivesAsync(note, "order-4711");
        await host.ArrivesAsync(note, "order-4711");
        await host.ArrivesAsync(last, "order-4712");
        await Eventually.Until(() => host.Database.EffectsAsync(last.NoteId), effects => effects == 1);
        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
    }

    [Fact]
    public async Task A_message_without_an_id_is_handled()
    {
        var note = host.Note();
        await host.ArrivesAsync(note);
        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
    }

    [Fact]
    public async Task Properties_that_a_reader_does_not_know_are_ignored()
    {
        var note = host.Note();
        await host.Bus.PublishAsync(Exchange, $$"""{"noteId":"{{note.NoteId}}","companyId":"{{note.CompanyId}}","text":"x","mood":"good"}""");
        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
    }

    [Fact]
    public async Task The_handler_goes_on_in_the_trace_of_the_publisher()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Texting.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var click = new Activity("click").SetIdFormat(ActivityIdFormat.W3C).Start();
        var note = host.Note();
        await host.InScopeAsync(host.Company, db =>
        {
            db.Outbox.Add(note);
            return db.SaveChangesAsync();
        });
        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
        Assert.Equal(click.TraceId.ToString(), await host.Database.ReadAsync<string>("SELECT trace_id FROM effects WHERE note_id = $1", note.NoteId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // each newer than the one before: the most conflicts there can be
    public async Task Snapshots_in_any_order_and_at_once_leave_the_newest(bool ascending)
    {
        var profile = Guid.CreateVersion7();
        var snapshots = Enumerable.Range(1, 200).Select(version => new ProfileChanged(profile, host.Company, version, $"name {version}", version + 0.0001m)).ToArray();
        if (!ascending) Seed.For("the order of snapshots").Shuffle(snapshots);
        var handled = await host.Database.CountAsync("SELECT count(*) FROM inbox WHERE wire_name = 'sample.profile-changed'");
        await Task.WhenAll(snapshots.Select(snapshot => host.ArrivesAsync(snapshot, Guid.CreateVersion7().ToString())));

        await Eventually.Until(() => host.Database.CountAsync("SELECT count(*) FROM inbox WHERE wire_name = 'sample.profile-changed'"), count => count == handled + 200);
        Assert.Equal(200, await host.Database.ReadAsync<long>("SELECT version FROM profiles WHERE id = $1", profile));
        Assert.Equal("name 200", await host.Database.ReadAsync<string>("SELECT name FROM profiles WHERE id = $1", profile));
        Assert.Equal(200.0001m, await host.Database.ReadAsync<decimal>("SELECT balance FROM profiles WHERE id = $1", profile));
        Assert.Equal(0u, await host.Bus.ReadyAsync("sample.sample.profile-changed_error"));
    }

    [Fact]
    public async Task The_wire_is_the_bare_JSON_of_the_record()
    {
        var message = new ProfileChanged(Guid.CreateVersion7(), host.Company, 1, "Zoë & co", 12.5m);
        await host.InScopeAsync(host.Company, db =>
        {
            db.Outbox.Add(message);
            return db.SaveChangesAsync();
        });
        await Eventually.Until(() => host.Database.CountAsync("SELECT count(*) FROM profiles WHERE id = $1", message.ProfileId), rows => rows == 1);
        Assert.Equal(12.5m, await host.Database.ReadAsync<decimal>("SELECT balance FROM profiles WHERE id = $1", message.ProfileId));
        Assert.Equal(message, JsonSerializer.Deserialize<ProfileChanged>(JsonSerializer.Serialize(message, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
    }
}
