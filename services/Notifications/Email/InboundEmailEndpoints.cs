using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Auth;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Email;

internal static class InboundEmailEndpoints
{
    internal static void MapInboundEmails(this IEndpointRouteBuilder app)
    {
        // Without an Idempotency-Key: the email's own Message-ID does its work.
        app.MapPost("/email/inbound", TakeEmail.HandleAsync).RequireAuthorization(Policies.MailRelay).WithTags("Emails")
            .WithMetadata(new RequestSizeLimitAttribute(TakeEmail.MaxBytes))
            .Accepts<byte[]>(TakeEmail.Wire)
            .Produces<TakenEmail>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithSummary("An email came in: an answer to an email of a feed.")
            .WithDescription("202: it is stored. The same email again is answered the same way and changes nothing.");

        var emails = app.MapGroup("/api/notifications").WithTags("Emails");
        emails.MapGet("/replies/{id:guid}/original", ReadOriginal.OfReplyAsync).RequireAuthorization(Policies.Office)
            .Produces(StatusCodes.Status200OK, contentType: TakeEmail.Wire).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("An answer by email as it came, with its attachments; the id is the feed message's.");
        emails.MapGet("/stray-emails", ListStrayEmails.HandleAsync).RequireAuthorization(Policies.Operator).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Emails that came to no feed, newest first.");
        emails.MapGet("/stray-emails/{id:guid}/original", ReadOriginal.OfStrayAsync).RequireAuthorization(Policies.Operator)
            .Produces(StatusCodes.Status200OK, contentType: TakeEmail.Wire).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("One of them as it came.");
    }
}
