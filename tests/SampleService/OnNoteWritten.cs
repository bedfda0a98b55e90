using System.Diagnostics;
using SampleService.Data;
using ServiceDefaults.Data.Bus;

namespace SampleService;

/// <summary>Counts notes, unless the note's text asks for something else.</summary>
public sealed class OnNoteWritten(SampleDb db, CrashPoints crash) : IHandle<NoteWritten>
{
    /// <summary>Text of a note that no handler can handle.</summary>
    public const string Poison = "poison";

    /// <summary>Text of a note that brings down every process that begins it.</summary>
    public const string Deadly = "deadly";

    public async Task HandleAsync(NoteWritten message, CancellationToken cancellationToken)
    {
        if (message.Text == Poison) throw new InvalidOperationException("This note cannot be handled.");
        if (message.Text == Deadly) CrashPoints.Die();
        db.Effects.Add(new Effect { NoteId = message.NoteId, CompanyId = message.CompanyId, TraceId = Activity.Current?.TraceId.ToString() });
        crash.Pass(CrashPoint.BeforeHandlerCommit);
        await db.SaveChangesAsync(cancellationToken);
        crash.Pass(CrashPoint.AfterHandlerCommit);
    }
}
