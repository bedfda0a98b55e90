using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Web.Clients;

/// <summary>Texts that belong to no feed yet.</summary>
public sealed class UnassignedClient(GatewayApi gateway)
{
    private const string Unassigned = "/api/messaging/unassigned";

    public Task<Answer<Page<UnassignedText>>> ListAsync(UnassignedStanding standing, string? cursor, CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<UnassignedText>>(
            Unassigned + GatewayCalls.Query(("standing", standing.ToString()), ("cursor", cursor)), cancellation);

    public Task<Answer<UnassignedCount>> CountAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<UnassignedCount>($"{Unassigned}/count", cancellation);

    public Task<Answer<UnassignedText>> AssignAsync(Guid textId, AssignText to, Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<UnassignedText>($"{Unassigned}/{textId}/assign", to, key, cancellation);

    public Task<Answer<UnassignedText>> UndoAsync(Guid textId, Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<UnassignedText>($"{Unassigned}/{textId}/undo", null, key, cancellation);

    public Task<Answer<UnassignedText>> BlockAsync(Guid textId, Guid key, CancellationToken cancellation = default) =>
        gateway.PostOnceAsync<UnassignedText>($"{Unassigned}/{textId}/block", null, key, cancellation);
}
