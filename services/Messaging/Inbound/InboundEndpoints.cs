using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Auth;

namespace Messaging.Inbound;

internal static class InboundEndpoints
{
    // Far more than 1600 characters, every one of them escaped, and ten pictures' addresses.
    private const int MaxFormBytes = 64 * 1024;

    internal static void MapQuarantine(this IEndpointRouteBuilder messaging)
    {
        var quarantine = messaging.MapGroup("/quarantine").RequireAuthorization(Policies.Operator).WithTags("Quarantine");
        quarantine.MapGet("", ListQuarantine.HandleAsync).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Texts to numbers that belong to no company we know, newest first.");
        // Without an Idempotency-Key: an operator has no company to keep it for, and the carrier's SID does its work.
        quarantine.MapPost("/{id:guid}/release", ReleaseQuarantined.HandleAsync)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Give the text to the company that has its number now.");
    }

    internal static void MapInbound(this IEndpointRouteBuilder app) =>
        app.MapPost("/webhooks/twilio/inbound", ReceiveText.HandleAsync).RequireAuthorization(Policies.Webhook).WithTags("Webhooks")
            // The gateway has checked the carrier's signature; no browser posts this form.
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes))
            .Produces<string>(StatusCodes.Status200OK, "text/xml")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("A text came in.");
}
