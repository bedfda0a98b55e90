using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SampleService.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;
using ServiceDefaults.Http;

namespace SampleService;

public sealed record WriteNote(Guid NoteId, string Text);

public sealed record WrittenNote(Guid NoteId, string Text);

internal static class NoteEndpoints
{
    internal static void MapNotes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/notes", (SampleDb db, CancellationToken cancellationToken) => db.Notes.Select(note => note.Id).ToListAsync(cancellationToken))
            .RequireAuthorization(Policies.Staff);
        app.MapPost("/notes", WriteAsync).RequireAuthorization(Policies.Staff).WithIdempotencyKey();
    }

    private static async Task<Results<Created<WrittenNote>, ProblemHttpResult>> WriteAsync(
        WriteNote note, SampleDb db, CurrentCompany company, CancellationToken cancellationToken)
    {
        if (note.Text.Length == 0) return Problem.Invalid("text", "Write something.");
        db.Notes.Add(new Note { Id = note.NoteId, CompanyId = company.Required, Text = note.Text });
        db.Outbox.Add(new NoteWritten(note.NoteId, company.Required, note.Text));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/notes/{note.NoteId}", new WrittenNote(note.NoteId, note.Text));
    }
}
