using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>
/// Sealed tickets that come back as <c>Authorization: Bearer</c>: who the caller is, until when. Web holds one for the
/// person whose circuit it serves, because a circuit outlives the one-minute internal token.
/// </summary>
sealed class Tickets(IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
{
    public string Issue(Caller caller, TimeSpan lifetime) =>
        options.Get(Schemes.Ticket).BearerTokenProtector.Protect(new AuthenticationTicket(
            caller.ToPrincipal(Schemes.Ticket),
            new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + lifetime },
            Schemes.Ticket));
}
