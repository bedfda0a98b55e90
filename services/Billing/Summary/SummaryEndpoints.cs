using Billing.Lots;
using ServiceDefaults.Auth;

namespace Billing.Summary;

internal static class SummaryEndpoints
{
    internal static void MapSummary(this IEndpointRouteBuilder billing)
    {
        var summary = billing.MapGroup("").RequireAuthorization(Policies.Office).WithTags("Summary");
        summary.MapGet("/summary", ReadSummary.HandleAsync).WithSummary("The running month: used, left, forecast, due so far.");
        summary.MapGet("/balance/explain", ExplainBalance.HandleAsync).WithSummary("Why the balance is what it is: lots and what was taken from them.");
    }
}
