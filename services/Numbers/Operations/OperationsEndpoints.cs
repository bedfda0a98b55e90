using ServiceDefaults.Auth;

namespace Numbers.Operations;

internal static class OperationsEndpoints
{
    internal static void MapOperations(this IEndpointRouteBuilder numbers) =>
        numbers.MapGet("/operations/registrations", ListTroubledRegistrations.HandleAsync).RequireAuthorization(Policies.Operator).WithTags("Operations")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Registrations of all companies; ?troubled=true only those that failed, hang or cannot reach the carrier.");
}
