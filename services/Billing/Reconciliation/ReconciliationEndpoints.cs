using ServiceDefaults.Auth;

namespace Billing.Reconciliation;

internal static class ReconciliationEndpoints
{
    internal static void MapReconciliation(this IEndpointRouteBuilder billing)
    {
        billing.MapGet("/reconciliation", ReadReconciliation.HandleAsync).RequireAuthorization(Policies.Office).WithTags("Reconciliation")
            .WithSummary("The ledger beside the carrier's own list, day by day, with every difference by name.").ProducesProblem(StatusCodes.Status400BadRequest);
        billing.MapGet("/ops/reconciliation", ReadReconciliation.HandleForOperatorAsync).RequireAuthorization(Policies.Operator).WithTags("Reconciliation")
            .WithSummary("The same for any company.").ProducesProblem(StatusCodes.Status400BadRequest);
    }
}
