using Microsoft.AspNetCore.Http.HttpResults;
using Numbers.Data;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Ownership;

/// <summary>GET /api/numbers/current.</summary>
internal static class ReadNumber
{
    public static async Task<Ok<TextingNumberStatus>> HandleAsync(NumbersDb db, CurrentCompany company, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.ShowNumberAsync(company.Required, cancellationToken));
}
