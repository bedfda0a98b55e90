using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;

namespace Notifications.PlatformEvents;

/// <summary>What became of a request.</summary>
/// <param name="Accepted">Events that were stored and will reach the bus.</param>
/// <param name="Duplicates">Events that had come before; harmless.</param>
/// <param name="Rejected">Events that were not stored; the others of the batch were.</param>
internal sealed record AcceptedEvents(int Accepted, int Duplicates, IReadOnlyList<RejectedEvent> Rejected);

/// <param name="Index">Position in the batch, from 0.</param>
/// <param name="Id">As far as it could be read.</param>
/// <param name="Type">As far as it could be read.</param>
/// <param name="Problem">What is wrong with it, as a single event would have been answered.</param>
internal sealed record RejectedEvent(int Index, string? Id, string? Type, ProblemDetails Problem);

/// <summary>Takes the host platform's CloudEvents, one or a batch: checked, stored and in the outbox before the answer.</summary>
internal static class AcceptEvents
{
    public const string One = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";
    public const int MostInBatch = 500;

    // Two properties of one name mean different things to different readers, so such a document is none.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<Results<Accepted<AcceptedEvents>, JsonHttpResult<AcceptedEvents>, ProblemHttpResult>> HandleAsync(
        HttpRequest request, PlatformEventStore store, PlatformEventTelemetry telemetry, CurrentCompany caller, CancellationToken cancellationToken)
    {
        using var body = await ParseAsync(request.Body, cancellationToken);
        if (body is null) return Problem.Of(400, "bad-request", "This is not JSON.", "Send UTF-8 JSON, no property of an object twice.");
        var isBatch = MediaTypeHeaderValue.Parse(request.ContentType).MediaType.Equals(Batch, StringComparison.OrdinalIgnoreCase);
        if (isBatch && body.RootElement.ValueKind != JsonValueKind.Array)
            return Problem.Of(400, "bad-request", "This is not a batch.", $"{Batch} is a JSON array of events.");
        if (isBatch && body.RootElement.GetArrayLength() > MostInBatch)
            return Problem.Of(413, "too-many-events", "The batch is too large.", $"At most {MostInBatch} events a batch. None was stored; send them in several.");

        ReadEvent[] read = isBatch ? [.. body.RootElement.EnumerateArray().Select(ReadCloudEvent.Of)] : [ReadCloudEvent.Of(body.RootElement)];
        var kept = await store.KeepAsync([.. read.Select(one => one.Event).OfType<CloudEvent>()], caller.PersonName, cancellationToken);
        telemetry.Count(read, kept);
        var answer = Answer(read, kept);
        // A publisher that looks at nothing but the status must not take a refusal for an acceptance.
        return answer.Rejected is [] ? TypedResults.Accepted((string?)null, answer)
            : isBatch ? TypedResults.Json(answer, statusCode: StatusCodes.Status207MultiStatus)
            : TypedResults.Problem(answer.Rejected[0].Problem);
    }

    /// <summary>Puts the answers of the store back to the events that were fit to be stored.</summary>
    internal static AcceptedEvents Answer(IReadOnlyList<ReadEvent> read, IReadOnlyList<Kept> kept)
    {
        var (rejected, next) = (new List<RejectedEvent>(), 0);
        foreach (var (index, one) in read.Index())
        {
            var problem = one.Problem ?? (kept[next++] == Kept.Reused ? Reused() : null);
            if (problem is not null) rejected.Add(new RejectedEvent(index, one.Id, one.Type, problem));
        }

        return new AcceptedEvents(kept.Count(one => one == Kept.Stored), kept.Count(one => one == Kept.Duplicate), rejected);
    }

    private static ProblemDetails Reused() => Problem.Of(422, "event-id-reused", "Another event came with this source and id.",
        "The first one counts. Give each event an id of its own, and repeat an event only as it was.").ProblemDetails;

    private static async Task<JsonDocument?> ParseAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(body, Strict, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
