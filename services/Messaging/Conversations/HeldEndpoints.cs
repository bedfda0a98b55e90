using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

namespace Messaging.Conversations;

internal static class HeldEndpoints
{
    internal static void MapHeld(this IEndpointRouteBuilder messaging)
    {
        var held = messaging.MapGroup("/held").RequireAuthorization(Policies.Office).WithTags("Held").ProducesProblem(StatusCodes.Status400BadRequest);
        held.MapGet("", ListHeld.HandleAsync).WithSummary("What staff wrote before the company's number was live, oldest first.");
        held.MapPost("/release", ReleaseHeld.HandleAsync).WithIdempotencyKey().ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Text it now: the named ones, or all that are not stale.");
        held.MapPost("/drop", DropHeld.HandleAsync).WithIdempotencyKey().WithSummary("Do not text it any more: the named ones, or all.");
    }
}
