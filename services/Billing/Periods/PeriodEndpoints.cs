using ServiceDefaults.Auth;

namespace Billing.Periods;

internal static class PeriodEndpoints
{
    internal static void MapPeriods(this IEndpointRouteBuilder billing)
    {
        var periods = billing.MapGroup("/periods").RequireAuthorization(Policies.Office).WithTags("Periods")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        periods.MapGet("", ListPeriods.HandleAsync).WithSummary("All billing periods, newest first; the running one is live.");
        periods.MapGet("/{periodId:guid}", ReadPeriod.HandleAsync).WithSummary("One period: figures, days, kinds, transactions.");
        periods.MapGet("/{periodId:guid}/people", ListPeople.HandleAsync).WithSummary("Texts of a period by person, most first.");
    }
}
