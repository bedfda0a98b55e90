using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Http;

namespace ServiceDefaults.Auth;

/// <summary>How a service behind the gateway knows its callers.</summary>
public static class InternalAuth
{
    /// <summary>
    /// Accepts only the gateway's internal token, adds the <see cref="Policies"/> and <see cref="CurrentCompany"/>.
    /// An endpoint without a policy of its own still demands a token.
    /// </summary>
    /// <param name="builder">The host being built; configuration <c>InternalToken:Key</c> must be set.</param>
    public static TBuilder AddInternalAuth<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddScoped<CurrentCompany>();
        builder.Services.AddInternalTokens();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<InternalToken>((options, tokens) =>
            {
                options.MapInboundClaims = false;
                options.TokenValidationParameters = tokens.Validation;
            });

        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var (name, roles) in Policies.Members)
            authorization.AddPolicy(name, policy => policy.RequireRole(roles.Select(role => role.ToString())));
        return builder;
    }

    /// <summary>Adds <see cref="InternalToken"/> with the key from configuration <c>InternalToken:Key</c>.</summary>
    /// <param name="services">The service collection.</param>
    public static IServiceCollection AddInternalTokens(this IServiceCollection services) => services.AddSingleton(provider =>
        new InternalToken(
            provider.GetRequiredService<IConfiguration>()["InternalToken:Key"]
                ?? throw new InvalidOperationException("InternalToken:Key is not configured."),
            provider.GetRequiredService<TimeProvider>()));

    /// <summary>The pipeline of a service: problems, authentication, authorization, current company.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseServiceDefaults(this IApplicationBuilder app) => app
        .UseProblems()
        .UseAuthentication()
        .UseAuthorization()
        .Use((context, next) =>
        {
            // The idempotency filter reads the body a second time to tell a repetition from a mistake.
            if (context.Request.Headers.ContainsKey("Idempotency-Key")) context.Request.EnableBuffering();
            if (context.User.Identity?.IsAuthenticated == true)
                context.RequestServices.GetRequiredService<CurrentCompany>().Use(context.User);
            return next(context);
        });
}
