using Texting.Contracts.Messaging.Http;

namespace Web.Clients;

/// <summary>Whether the person in front of the page is texted.</summary>
public sealed class OwnTextingClient(GatewayApi gateway)
{
    private const string Address = "/api/messaging/me/texting";

    public Task<Answer<OwnTexting>> ReadAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<OwnTexting>(Address, cancellation);

    public Task<Answer<OwnTexting>> ChangeAsync(ChangeOwnTexting change, CancellationToken cancellation = default) =>
        gateway.PutAsync<OwnTexting>(Address, change, cancellation);
}
