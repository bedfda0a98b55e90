using Texting.Contracts.Messaging;

namespace Messaging.Conversations;

/// <summary>Where a client reads what was cut off a text. Setting <c>Portal:Url</c>; without it the gateway's own portal page.</summary>
public sealed record PortalLink(string? ForClients)
{
    public static PortalLink From(IConfiguration configuration) => new(
        configuration["Portal:Url"] ?? (configuration["Twilio:PublicBaseUrl"] is { Length: > 0 } gateway ? $"{gateway.TrimEnd('/')}/portal" : null));

    /// <summary>Staff have the app itself and need no link.</summary>
    public string? For(ContactKind kind) => kind is ContactKind.Client ? ForClients : null;
}
