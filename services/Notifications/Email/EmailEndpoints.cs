using Notifications.Email.Templates;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

namespace Notifications.Email;

internal static class EmailEndpoints
{
    internal static void MapEmails(this IEndpointRouteBuilder notifications)
    {
        var emails = notifications.MapGroup("/emails").RequireAuthorization(Policies.Office).WithTags("Emails");
        emails.MapGet("", ListEmails.HandleAsync).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What was mailed for the company, newest first, with state and reason.");
        emails.MapPost("/{id:guid}/send-again", SendEmailAgain.HandleAsync).WithIdempotencyKey()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Send an email once more that failed or is in doubt.");

        var templates = notifications.MapGroup("/templates").RequireAuthorization(Policies.Office).WithTags("Emails");
        templates.MapGet("", ReadTemplates.HandleAsync).WithSummary("The emails the product writes, their words, and the company's own.");
        templates.MapPut("/{kind}", ChangeTemplate.HandleAsync).RequireAuthorization(Policies.Admin)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Use other words from the next email on; null for the product's.");
        templates.MapPost("/{kind}/preview", PreviewTemplate.HandleAsync)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The email as it would arrive with these words. Changes nothing.");
    }
}
