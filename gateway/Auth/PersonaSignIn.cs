using Gateway.Limits;
using Gateway.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServiceDefaults.Http;

namespace Gateway.Auth;

sealed record TokenRequest(string? Persona);

/// <param name="AccessToken">For <c>Authorization: Bearer</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds.</param>
sealed record TokenResponse(string AccessToken, string TokenType, int ExpiresIn);

/// <summary>Sign-in without an issuer: pick a persona on a page, or ask for its bearer.</summary>
static class PersonaSignIn
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    public static void AddPersonas(this IServiceCollection services) =>
        services.AddOptions<PersonaList>().BindConfiguration("Auth");

    public static void MapPersonaSignIn(this WebApplication app)
    {
        var signIn = app.MapGroup("/signin").RequireAuthorization(Access.Public).RequireRateLimiting(RateLimits.Public).DisableAntiforgery();
        signIn.MapGet("", ShowPersonas);
        signIn.MapPost("", BecomePersona);
        signIn.MapPost("token", IssueToken);
    }

    private static Task ShowPersonas(HttpContext context, IOptions<PersonaList> list, string? returnUrl) =>
        context.Response.WritePageAsync(SignInPage.Choose(list.Value.Personas, Callers.Of(context.User)?.Name, returnUrl));

    private static async Task<Results<RedirectHttpResult, ProblemHttpResult>> BecomePersona(
        HttpContext context, IOptions<PersonaList> list, [FromForm] string? persona, [FromForm] string? returnUrl)
    {
        if (list.Value.Find(persona) is not { } chosen) return UnknownPersona(list.Value);
        await context.SignInAsync(Schemes.Cookie, chosen.Caller.ToPrincipal(Schemes.Cookie), new AuthenticationProperties { IsPersistent = true });
        return TypedResults.LocalRedirect(ReturnUrl.OrHome(returnUrl, chosen.Home));
    }

    private static Results<Ok<TokenResponse>, ProblemHttpResult> IssueToken(TokenRequest request, IOptions<PersonaList> list, Tickets tickets) =>
        list.Value.Find(request.Persona) is { } chosen
            ? TypedResults.Ok(new TokenResponse(tickets.Issue(chosen.Caller, TokenLifetime), "Bearer", (int)TokenLifetime.TotalSeconds))
            : UnknownPersona(list.Value);

    private static ProblemHttpResult UnknownPersona(PersonaList list) =>
        Problem.Invalid("persona", $"Must be one of: {string.Join(", ", list.Personas.Select(persona => persona.Key))}.");
}
