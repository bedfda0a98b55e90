using ServiceDefaults.Auth;

namespace Messaging.Texts;

/// <summary>Route by which the carrier tells where a text is.</summary>
internal static class StatusEndpoints
{
    public static void MapStatusCallbacks(this IEndpointRouteBuilder app) =>
        app.MapPost("/webhooks/twilio/status", RecordStatus.Handle).RequireAuthorization(Policies.Webhook);
}
