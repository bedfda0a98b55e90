using ServiceDefaults.Auth;

namespace Billing.Transactions;

internal static class TransactionEndpoints
{
    internal static void MapTransactions(this IEndpointRouteBuilder billing) => billing
        .MapGet("/transactions", ListTransactions.HandleAsync).RequireAuthorization(Policies.Office).WithTags("Transactions")
        .WithSummary("Every fee, overage and credit with its payment, newest first.").ProducesProblem(StatusCodes.Status400BadRequest);
}
