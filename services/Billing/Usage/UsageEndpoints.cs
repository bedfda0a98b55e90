using ServiceDefaults.Auth;

namespace Billing.Usage;

internal static class UsageEndpoints
{
    internal static void MapUsage(this IEndpointRouteBuilder billing)
    {
        billing.MapGet("/usage", ReadUsage.HandleAsync).RequireAuthorization(Policies.Office);
        billing.MapGet("/usage/texts/{textMessageId:guid}", ReadTextUsage.HandleAsync).RequireAuthorization(Policies.Office);
        billing.MapGet("/ops/ledger", ReadLedger.Handle).RequireAuthorization(Policies.Operator);
    }
}
