using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

namespace Messaging.Unassigned;

internal static class UnassignedEndpoints
{
    internal static void MapUnassigned(this IEndpointRouteBuilder messaging)
    {
        var unassigned = messaging.MapGroup("/unassigned").RequireAuthorization(Policies.Office).WithTags("Unassigned");
        unassigned.MapGet("", ListUnassigned.HandleAsync).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Texts that belong to no feed, newest first, with everybody who may have sent them.");
        unassigned.MapGet("/count", ListUnassigned.CountAsync).WithSummary("How many wait, were assigned and came from blocked senders.");
        unassigned.MapPost("/{textId:guid}/assign", AssignText.HandleAsync).WithIdempotencyKey().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Say whose a text is: it moves to that feed with its time, and the number may be remembered.");
        unassigned.MapPost("/{textId:guid}/undo", UndoAssignment.HandleAsync).WithIdempotencyKey().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Take an assignment or a block back.");
        unassigned.MapPost("/{textId:guid}/block", BlockSender.HandleAsync).WithIdempotencyKey().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Block the sender: their texts are kept in the log, and neither listed as unassigned nor emailed.");
    }
}
