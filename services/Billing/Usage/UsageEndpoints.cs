using ServiceDefaults.Auth;

namespace Billing.Usage;

internal static class UsageEndpoints
{
    internal static void MapUsage(this IEndpointRouteBuilder billing)
    {
        billing.MapGet("/usage", ReadUsage.HandleAsync).RequireAuthorization(Policies.Office).WithTags("Usage")
            .WithSummary("What the company has sent and received in all its months.");
        billing.MapGet("/usage/texts/{textMessageId:guid}", ReadTextUsage.HandleAsync).RequireAuthorization(Policies.Office).WithTags("Usage")
            .ProducesProblem(StatusCodes.Status404NotFound).WithSummary("What one text counts for, entry by entry.");
        billing.MapGet("/ops/ledger", ReadLedger.Handle).RequireAuthorization(Policies.Operator).WithTags("Operations")
            .WithSummary("A company's ledger, text by text, for operators who compare it with the carrier's record.");
    }
}
