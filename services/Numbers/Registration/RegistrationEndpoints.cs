using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

namespace Numbers.Registration;

internal static class RegistrationEndpoints
{
    private const int MaxNewsBytes = 64 * 1024;

    internal static void MapRegistration(this IEndpointRouteBuilder numbers)
    {
        numbers.MapGet("/registration", ReadRegistration.HandleAsync).RequireAuthorization(Policies.Office).WithTags("Registration")
            .WithSummary("The verification, step by step, with red, amber and green lights.");

        var change = numbers.MapGroup("/registration").RequireAuthorization(Policies.Admin).WithTags("Registration")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        change.MapPost("/check", CheckDetails.HandleAsync).WithSummary("What the carriers would stumble over. Nothing is stored.");
        change.MapPost("", SubmitRegistration.HandleAsync).WithIdempotencyKey().WithSummary("Submit the form. Answered at once; the steps follow.");
        change.MapPut("", CorrectRegistration.HandleAsync).WithSummary("Submit a corrected form, from the step that failed.");
        change.MapPost("/resend-yes", ResendYes.HandleAsync).WithIdempotencyKey().WithSummary("Send the text that has to be answered with YES once more.");
    }

    internal static void MapRegistrationNews(this IEndpointRouteBuilder app)
    {
        app.MapPost("/webhooks/twilio/registration", RecordTwilioStatus.HandleAsync).RequireAuthorization(Policies.Webhook).WithTags("Webhooks")
            // The gateway has checked the carrier's signature; no browser posts this form.
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxNewsBytes))
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("News of a registration: a hint to look.");
    }
}
