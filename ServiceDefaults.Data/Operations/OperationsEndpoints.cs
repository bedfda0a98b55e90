using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using ServiceDefaults.Operations;

namespace ServiceDefaults.Data.Operations;

/// <summary>What the people who run the system see and do, the same in every service with a database and a bus.</summary>
public static class OperationsEndpoints
{
    /// <summary>Maps <c>/api/{service}/operations/state</c> and <c>…/dead-letters</c>, for operators only.</summary>
    /// <param name="app">The application.</param>
    /// <param name="service">The service's name, as in the bus' catalog.</param>
    public static IEndpointRouteBuilder MapServiceOperations(this IEndpointRouteBuilder app, string service)
    {
        var operations = app.MapGroup($"/api/{service}/operations").RequireAuthorization(Policies.Operator).WithTags("Operations");
        operations.MapGet("/state", (StateReader reader, CancellationToken cancellationToken) => reader.ReadAsync(service, cancellationToken))
            .WithSummary("Health, outbox and queues of this service.");
        operations.MapGet("/dead-letters/{queue}", (string queue, DeadLetterBox box, CancellationToken cancellationToken) =>
                AnswerAsync(() => box.LookAsync(service, queue, cancellationToken)))
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Messages of a queue that could not be handled.");
        // Without an Idempotency-Key: an operator has no company to keep it for, and the inbox knows what was handled.
        operations.MapPost("/dead-letters/{queue}/retry", (string queue, DeadLetterBox box, CancellationToken cancellationToken) =>
                AnswerAsync(() => box.RetryAsync(service, queue, cancellationToken)))
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Put them back into their queue.");
        return app;
    }

    private static async Task<Results<Ok<T>, ProblemHttpResult>> AnswerAsync<T>(Func<Task<T?>> ask) where T : class
    {
        try
        {
            return await ask() is { } answer ? TypedResults.Ok(answer) : Problem.NotFound("queue");
        }
        catch (Exception exception) when (DeadLetterBox.IsBrokerAway(exception))
        {
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "broker-away", "The message broker does not answer.", "Nothing was changed that is not in its queue. Try again when the broker is back.");
        }
    }
}
