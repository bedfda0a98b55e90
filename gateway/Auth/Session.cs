using System.Text.Json.Serialization;
using Gateway.Limits;
using Gateway.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>What the gateway thinks of the caller: <c>GET /whoami</c>.</summary>
sealed record WhoAmI(
    [property: JsonConverter(typeof(JsonStringEnumConverter<CallerRole>))] CallerRole Role, Guid? CompanyId, Guid? PersonId, string? Name);

/// <summary>Who am I, and good-bye.</summary>
static class Session
{
    public static void MapSession(this WebApplication app)
    {
        app.MapGet("/whoami", Results<Ok<WhoAmI>, ChallengeHttpResult> (HttpContext context) =>
                Callers.Of(context.User) is { } caller
                    ? TypedResults.Ok(new WhoAmI(caller.Role, caller.CompanyId, caller.PersonId, caller.Name))
                    : TypedResults.Challenge())
            .RequireAuthorization(Access.Public).RequireRateLimiting(RateLimits.Public);

        app.MapMethods("/signout", ["GET", "POST"], EndSession)
            .RequireAuthorization(Access.Public).RequireRateLimiting(RateLimits.Public);
    }

    // A link on somebody else's page must not sign anybody out, so a GET from elsewhere is only asked back.
    private static async Task EndSession(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !SameOrigin.IsProven(context.Request))
        {
            await context.Response.WritePageAsync(SignInPage.ConfirmSignOut());
            return;
        }
        await context.SignOutAsync(Schemes.Cookie);
        if (await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(Schemes.Oidc) is not null)
            await context.SignOutAsync(Schemes.Oidc, new AuthenticationProperties { RedirectUri = "/" });
        else
            context.Response.Redirect("/signin");
    }
}
