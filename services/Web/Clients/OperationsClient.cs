using ServiceDefaults.Http;
using ServiceDefaults.Operations;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers.Http;

namespace Web.Clients;

/// <summary>What the services tell the people who run the system.</summary>
public sealed class OperationsClient(GatewayApi gateway)
{
    /// <summary>The services that have a database and queues, in the order in which a text meets them.</summary>
    public static IReadOnlyList<string> Services { get; } = ["messaging", "numbers", "billing", "notifications"];

    public Task<Answer<ServiceState>> ReadStateAsync(string service, CancellationToken cancellation = default) =>
        gateway.GetAsync<ServiceState>($"/api/{service}/operations/state", cancellation);

    public Task<Answer<TextOperations>> ReadTextsAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<TextOperations>("/api/messaging/operations/texts", cancellation);

    public Task<Answer<Page<TroubledRegistration>>> ReadTroubledAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<TroubledRegistration>>("/api/numbers/operations/registrations?troubled=true", cancellation);

    public Task<Answer<Page<QuarantineRow>>> ReadQuarantineAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<QuarantineRow>>("/api/messaging/quarantine", cancellation);

    public Task<Answer<DeadLetters>> ReadDeadLettersAsync(string service, string queue, CancellationToken cancellation = default) =>
        gateway.GetAsync<DeadLetters>($"/api/{service}/operations/dead-letters/{Uri.EscapeDataString(queue)}", cancellation);

    /// <summary>Puts them back into their queue. Needs no key: what was handled is not handled again.</summary>
    public Task<Answer<RetriedLetters>> RetryAsync(string service, string queue, CancellationToken cancellation = default) =>
        gateway.SendAsync<RetriedLetters>(
            new HttpRequestMessage(HttpMethod.Post, $"/api/{service}/operations/dead-letters/{Uri.EscapeDataString(queue)}/retry"), cancellation);
}
