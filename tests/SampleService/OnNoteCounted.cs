using System.Diagnostics;
using SampleService.Data;
using ServiceDefaults.Data.Bus;

namespace SampleService;

/// <summary>Counts notes of any companies, many in one commit.</summary>
public sealed class OnNoteCounted(SampleDb db) : IHandleMany<NoteCounted>
{
    public Task HandleAsync(IReadOnlyList<Received<NoteCounted>> messages, CancellationToken cancellationToken)
    {
        foreach (var (note, trace) in messages)
        {
            if (note.Text == OnNoteWritten.Poison) throw new InvalidOperationException("This note cannot be handled.");
            db.Effects.Add(new Effect { NoteId = note.NoteId, CompanyId = note.CompanyId, TraceId = trace is null ? null : ActivityContext.Parse(trace, null).TraceId.ToString() });
        }

        return Task.CompletedTask;
    }
}
