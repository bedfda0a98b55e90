using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SampleService;
using ServiceDefaults.Data.Bus;
using Testing;

namespace ServiceDefaults.Data.Tests.Bus;

public sealed class OutboxBatchTests(SampleHost host) : IClassFixture<SampleHost>
{
    [Fact]
    public async Task Facts_of_a_plain_transaction_leave_with_its_commit_in_the_order_they_were_added()
    {
        var notes = Enumerable.Range(0, 100).Select(_ => new NoteArchived(Guid.CreateVersion7(), host.Company)).ToArray();
        await WriteAsync(notes, commit: true);
        foreach (var note in notes)
        {
            var message = await Eventually.Until(() => host.Bus.TakeAsync("archive.sample.note-archived"), message => message is not null);
            Assert.Contains($"{note.NoteId}", message!.Value.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_the_commit_nothing_leaves()
    {
        var ghost = host.Note();
        await WriteAsync([ghost], commit: false);
        var real = host.Note();
        await WriteAsync([real], commit: true);
        await Eventually.Until(() => host.Database.EffectsAsync(real.NoteId), effects => effects == 1);
        Assert.Equal(0, await host.Database.EffectsAsync(ghost.NoteId));
    }

    private async Task WriteAsync(object[] messages, bool commit)
    {
        var services = host.Host.Services;
        var batch = ActivatorUtilities.CreateInstance<OutboxBatch>(services);
        foreach (var message in messages) batch.Add(message, Activity.Current?.Id);
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var statements = new NpgsqlBatch(connection) { BatchCommands = { batch.ToCommand() } };
        await statements.ExecuteNonQueryAsync();
        if (commit) await transaction.CommitAsync();
        services.GetRequiredService<OutboxSignal>().Set();
    }
}
