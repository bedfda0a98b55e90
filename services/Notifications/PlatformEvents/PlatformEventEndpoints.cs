using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Auth;

namespace Notifications.PlatformEvents;

internal static class PlatformEventEndpoints
{
    // As much as the gateway lets through.
    private const int MaxBytes = 1024 * 1024;

    public static void MapPlatformEvents(this IEndpointRouteBuilder app)
    {
        var platform = app.MapGroup("/platform").RequireAuthorization(Policies.Platform).WithTags("Platform events");
        // Without an Idempotency-Key: the identity of a CloudEvent, source and id, does its work.
        platform.MapPost("/events", AcceptEvents.HandleAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .Accepts<JsonNode>(AcceptEvents.One, AcceptEvents.Batch)
            .Produces<AcceptedEvents>(StatusCodes.Status202Accepted).Produces<AcceptedEvents>(StatusCodes.Status207MultiStatus)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Publish events as CloudEvents 1.0: one, or a batch of up to 500.")
            .WithDescription("202: all are stored, or were before, and will reach the bus. 207: some of a batch were refused, see rejected; the others are stored.");
        platform.MapGet("/schemas", ReadSchemas.List).WithSummary("The types of events.");
        platform.MapGet("/schemas/{type}", ReadSchemas.Of)
            .Produces<string>(StatusCodes.Status200OK, "application/schema+json").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The JSON Schema of a type's data.");
    }
}
