using ServiceDefaults.Auth;

namespace Billing.Statements;

internal static class StatementEndpoints
{
    internal static void MapStatements(this IEndpointRouteBuilder billing) => billing
        .MapGet("/statements/{periodId:guid}", WriteStatement.HandleAsync).RequireAuthorization(Policies.Office).WithTags("Statements")
        .WithSummary("The statement of a period: a page to print, or with ?format=csv a file.")
        .Produces<string>(StatusCodes.Status200OK, "text/html", "text/csv")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
}
