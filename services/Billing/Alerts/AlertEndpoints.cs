using ServiceDefaults.Auth;

namespace Billing.Alerts;

internal static class AlertEndpoints
{
    internal static void MapAlerts(this IEndpointRouteBuilder billing)
    {
        var alerts = billing.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("", ReadAlerts.HandleAsync).RequireAuthorization(Policies.Office).WithSummary("Thresholds, money limit, hard cap, and what was told in the running month.");
        alerts.MapPut("", ChangeAlerts.HandleAsync).RequireAuthorization(Policies.Admin).WithSummary("Change them; it holds at once.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
    }
}
