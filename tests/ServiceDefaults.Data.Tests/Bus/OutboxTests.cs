using Microsoft.EntityFrameworkCore;
using SampleService;
using SampleService.Data;
using Testing;

namespace ServiceDefaults.Data.Tests.Bus;

public sealed class OutboxTests(SampleHost host) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task State_and_fact_leave_in_one_commit()
    {
        var note = host.Note();
        await host.InScopeAsync(host.Company, db => SaveAsync(db, note));
        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
        Assert.Equal(0, await host.Database.WaitingAsync());
    }

    [Fact]
    public async Task What_is_rolled_back_publishes_nothing()
    {
        for (var i = 0; i < 100; i++)
        {
            await host.InScopeAsync(host.Company, async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await SaveAsync(db, host.Note("ghost"));
                await transaction.RollbackAsync();
                return 0;
            });
        }

        var last = host.Note();
        await host.InScopeAsync(host.Company, db => SaveAsync(db, last));
        await Eventually.Until(() => host.Database.EffectsAsync(last.NoteId), effects => effects == 1);
        Assert.Equal((0, 0), await host.Database.VerdictAsync());
        Assert.Equal(0, await host.Database.CountAsync("SELECT count(*) FROM effects WHERE note_id NOT IN (SELECT id FROM notes)"));
    }

    [Fact]
    public async Task A_row_that_commits_late_is_published_though_later_ids_went_before_it()
    {
        var random = Seed.For("the late writers");
        var late = Enumerable.Range(0, 8).Select(_ => (Note: host.Note("late"), Delay: random.Next(5, 400))).ToArray();
        var early = Enumerable.Range(0, 200).Select(_ => host.Note("early")).ToArray();

        // The late ones take their ids first and hold their transactions while the early ones pass by.
        var began = new CountdownEvent(late.Length);
        var writers = late.Select(writer => host.InScopeAsync(host.Company, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await SaveAsync(db, writer.Note);
            began.Signal();
            await Eventually.Until(() => host.Database.EffectsAsync(early[writer.Delay % early.Length].NoteId), effects => effects == 1);
            await transaction.CommitAsync();
            return 0;
        })).ToArray();
        await Eventually.Until(() => began.IsSet);
        foreach (var note in early) await host.InScopeAsync(host.Company, db => SaveAsync(db, note));
        await Task.WhenAll(writers);

        foreach (var note in (NoteWritten[])[.. early, .. late.Select(writer => writer.Note)])
            await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
    }

    [Fact]
    public async Task A_message_for_a_reader_that_was_never_started_waits_in_its_queue()
    {
        var note = Guid.CreateVersion7();
        await host.InScopeAsync(host.Company, async db =>
        {
            db.Outbox.Add(new NoteArchived(note, host.Company));
            return await db.SaveChangesAsync();
        });
        var message = await Eventually.Until(() => host.Bus.TakeAsync("archive.sample.note-archived"), message => message is not null);
        Assert.Equal($$"""{"noteId":"{{note}}","companyId":"{{host.Company}}"}""", message!.Value.Body);
        Assert.Equal("application/json", message.Value.Properties.ContentType);
        Assert.True(message.Value.Properties.Persistent);
        Assert.True(Guid.TryParse(message.Value.Properties.MessageId, out _));
    }

    [Fact]
    public async Task A_message_without_readers_leaves_the_outbox_too()
    {
        await host.InScopeAsync(host.Company, async db =>
        {
            db.Outbox.Add(new NoteSeen(Guid.CreateVersion7(), host.Company));
            return await db.SaveChangesAsync();
        });
        await Eventually.Until(() => host.Database.CountAsync("SELECT count(*) FROM outbox WHERE wire_name = 'sample.note-seen'"), waiting => waiting == 0);
    }

    [Fact]
    public async Task A_row_that_cannot_be_published_waits_alone_and_the_rest_goes_on()
    {
        var stuck = Guid.CreateVersion7();
        await host.Database.RunAsync(
            "INSERT INTO outbox (message_id, wire_name, body, created_at, not_before, attempts) VALUES ($1, 'sample.from-a-later-version', '{}', now(), now(), 0)", stuck);
        var note = host.Note();
        await host.InScopeAsync(host.Company, db => SaveAsync(db, note));

        await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
        await Eventually.Until(() => host.Database.CountAsync("SELECT count(*) FROM outbox WHERE message_id = $1 AND attempts > 0 AND not_before > created_at", stuck), rows => rows == 1);
        await host.Database.RunAsync("DELETE FROM outbox WHERE message_id = $1", stuck);
    }

    [Fact]
    public async Task A_million_stuck_rows_do_not_slow_the_relay()
    {
        await host.Database.RunAsync("""
            INSERT INTO outbox (message_id, wire_name, body, created_at, not_before, attempts)
            SELECT gen_random_uuid(), 'sample.from-a-later-version', '{}', now(), now() + interval '1 day', 9 FROM generate_series(1, 1000000)
            """);
        try
        {
            var spans = new List<TimeSpan>();
            for (var i = 0; i < 21; i++)
            {
                var note = host.Note();
                var start = TimeProvider.System.GetTimestamp();
                await host.InScopeAsync(host.Company, db => SaveAsync(db, note));
                await Eventually.Until(() => host.Database.EffectsAsync(note.NoteId), effects => effects == 1);
                spans.Add(TimeProvider.System.GetElapsedTime(start));
            }

            // From commit to effect. A relay that read past the stuck rows would take seconds every time; the median leaves
            // out what a busy machine does to one of them.
            Assert.InRange(spans.Order().ElementAt(spans.Count / 2), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }
        finally
        {
            await host.Database.RunAsync("DELETE FROM outbox WHERE not_before > now() + interval '1 hour'");
        }
    }

    private static async Task<int> SaveAsync(SampleDb db, NoteWritten note)
    {
        db.Notes.Add(new Note { Id = note.NoteId, CompanyId = note.CompanyId, Text = note.Text });
        db.Outbox.Add(note);
        return await db.SaveChangesAsync();
    }
}
