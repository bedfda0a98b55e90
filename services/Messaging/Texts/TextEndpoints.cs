using ServiceDefaults.Auth;
using ServiceDefaults.Data.Http;

namespace Messaging.Texts;

internal static class TextEndpoints
{
    /// <summary>Staff for their own company's texts, operators for all: what they see has neither words nor numbers in it.</summary>
    internal const string Readers = "TextReaders";

    internal static IServiceCollection AddTextReaders(this IServiceCollection services) => services
        .AddAuthorizationBuilder()
        .AddPolicy(Readers, policy => policy.RequireRole([.. Policies.Members[Policies.Staff].Append(CallerRole.Operator).Select(role => role.ToString())]))
        .Services;

    internal static void MapTexts(this IEndpointRouteBuilder messaging)
    {
        messaging.MapGet("/operations/texts", ReadTextOperations.HandleAsync).RequireAuthorization(Policies.Operator).WithTags("Operations")
            .WithSummary("How the texts of all companies fare: queue, pace, outcomes, error codes, and what hangs.");
        var texts = messaging.MapGroup("/texts").WithTags("Texts");
        texts.MapGet("", ReadLog.HandleAsync).RequireAuthorization(Policies.Office).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The Messages log, newest first, by direction, status, person, time and words, in any combination. While next is not null there may be more, even after a page with few lines or none.");
        texts.MapGet("/totals", ReadTotals.HandleAsync).RequireAuthorization(Policies.Office).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("How many texts were sent and received, and how many count as used; exact.");
        texts.MapGet("/export", ExportLog.HandleAsync).RequireAuthorization(Policies.Office).ProducesProblem(StatusCodes.Status400BadRequest)
            .Produces<string>(StatusCodes.Status200OK, "text/csv").WithSummary("The log with the same filters as a CSV file.");
        texts.MapGet("/{textId:guid}", ReadText.HandleAsync).RequireAuthorization(Readers).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The whole life of one text.");
        texts.MapPost("/{textId:guid}/send-again", SendAgain.HandleAsync).RequireAuthorization(Policies.Staff).WithIdempotencyKey().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Send a text once more that was refused, failed, was not delivered or was never confirmed; as a new text.");
    }
}
