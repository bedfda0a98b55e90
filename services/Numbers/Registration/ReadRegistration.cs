using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Numbers.Data;
using ServiceDefaults.Auth;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>GET /api/numbers/registration.</summary>
internal static class ReadRegistration
{
    public static async Task<Ok<RegistrationStatus>> HandleAsync(
        NumbersDb db, CurrentCompany current, IOptions<RegistrationOptions> options, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await db.ShowRegistrationAsync(current.Required, options.Value, clock.GetUtcNow(), cancellationToken));
}
