using ServiceDefaults.Auth;

namespace Numbers.Search;

internal static class SearchEndpoints
{
    internal static void MapSearch(this IEndpointRouteBuilder numbers) =>
        numbers.MapGet("/available", SearchNumbers.HandleAsync).RequireAuthorization(Policies.Admin).WithTags("Search")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Numbers to choose from, by area code or by digits anywhere in them.");
}
