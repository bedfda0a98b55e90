using Microsoft.AspNetCore.Authorization;
using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>
/// The authorization policies a route can name. They only ask what kind of caller it is; what a sitter may do that an
/// office manager may not is decided by the service behind.
/// </summary>
static class Access
{
    /// <summary>Staff, client or operator.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>The host platform.</summary>
    public const string Platform = nameof(Platform);

    /// <summary>The mail server that takes mail for us.</summary>
    public const string MailRelay = nameof(MailRelay);

    /// <summary>Twilio, proven by its signature.</summary>
    public const string Webhook = nameof(Webhook);

    /// <summary>Anybody.</summary>
    public const string Public = nameof(Public);

    /// <summary>The API reference: anybody in Development, otherwise whoever is signed in.</summary>
    public const string Reference = nameof(Reference);

    public static void AddAccessPolicies(this WebApplicationBuilder builder)
    {
        string[] people = [.. Policies.Members[Policies.Person].Select(role => role.ToString()), nameof(CallerRole.Operator)];
        var anybodyReads = builder.Environment.IsDevelopment();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireRole(people))
            .AddPolicy(Platform, policy => policy.RequireRole(nameof(CallerRole.Platform)))
            .AddPolicy(MailRelay, policy => policy.RequireRole(nameof(CallerRole.MailRelay)))
            .AddPolicy(Webhook, policy => policy
                .AddAuthenticationSchemes(Schemes.TwilioSignature)
                .RequireRole(nameof(CallerRole.Webhook)))
            .AddPolicy(Public, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(Reference, policy => policy.RequireAssertion(context =>
                anybodyReads || context.User.Identity?.IsAuthenticated == true))
            // What names no policy is closed.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(people).Build());
    }
}
