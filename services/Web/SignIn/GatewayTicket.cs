using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Components.Authorization;

namespace Web.SignIn;

/// <summary>
/// The opaque ticket with which a page calls the gateway in its person's name. The internal token that came with the
/// request lives for a minute, a page for hours. The ticket travels as a claim of the circuit's user, so it belongs to
/// one circuit, stays on the server and is renewed when the browser reconnects.
/// </summary>
public sealed class GatewayTicket(AuthenticationStateProvider authentication)
{
    private const string Header = "X-Gateway-Session";
    private const string TicketClaim = "gateway-session";

    /// <summary>The ticket; null when the request did not bring one.</summary>
    public async ValueTask<string?> ReadAsync() =>
        (await authentication.GetAuthenticationStateAsync()).User.FindFirstValue(TicketClaim);

    /// <summary>Puts the ticket beside the claims of the validated internal token.</summary>
    public static Task KeepAsync(TokenValidatedContext context)
    {
        var ticket = context.Request.Headers[Header].ToString();
        if (ticket.Length > 0) context.Principal?.AddIdentity(new ClaimsIdentity([new Claim(TicketClaim, ticket)]));
        return Task.CompletedTask;
    }
}
