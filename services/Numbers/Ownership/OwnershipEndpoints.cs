using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

namespace Numbers.Ownership;

internal static class OwnershipEndpoints
{
    private const int MaxFormBytes = 64 * 1024;

    internal static void MapOwnership(this IEndpointRouteBuilder numbers)
    {
        var read = numbers.MapGroup("").RequireAuthorization(Policies.Office).WithTags("Number");
        read.MapGet("/current", ReadNumber.HandleAsync).WithSummary("The company's number, whether it may send, and why not.");

        var change = numbers.MapGroup("").RequireAuthorization(Policies.Admin).WithTags("Number")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        change.MapPost("", ChooseNumber.HandleAsync).WithIdempotencyKey().WithSummary("Buy this number. Answered at once; the purchase follows.");
        change.MapPut("/current/texting", SwitchTexting.HandleAsync).WithSummary("Turn texting off or on; the number stays.");
        change.MapDelete("/current", ReleaseNumber.HandleAsync).WithSummary("Give the number back after a grace period; ?confirm= repeats the number.");
        change.MapPost("/current/undo-release", UndoRelease.HandleAsync).WithIdempotencyKey().WithSummary("Keep the number after all.");
    }

    internal static void MapCalls(this IEndpointRouteBuilder app) =>
        app.MapPost("/webhooks/twilio/voice", AnswerCall.Handle).RequireAuthorization(Policies.Webhook).WithTags("Webhooks")
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes))
            .Produces<string>(StatusCodes.Status200OK, "text/xml")
            .WithSummary("A call to a text-only number hears one sentence.");
}
