using Gateway.Auth;
using Microsoft.AspNetCore.Authentication;

namespace Gateway.Webhooks;

static class WebhooksRegistration
{
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        // Tokens without an address would refuse every webhook and look like an attack; better not to come up.
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks")
            .Validate(options => options.AuthTokens.Count == 0 || PublicUrl.FaultOf(options.PublicBaseUrl) is null,
                $"Webhooks:PublicBaseUrl {PublicUrl.FaultOf(null)}.")
            .ValidateOnStart();
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddSingleton<SignatureCheck>();
        builder.Services.AddSingleton<WebhookMetrics>();
        builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TwilioSignatureHandler>(Schemes.TwilioSignature, null);
    }
}
