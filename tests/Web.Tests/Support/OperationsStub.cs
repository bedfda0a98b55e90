using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults.Http;
using ServiceDefaults.Operations;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers.Http;

namespace Web.Tests.Support;

/// <summary>The part of the gateway's API that operators use.</summary>
public sealed class OperationsStub
{
    public const string Queue = "billing.message-sent";

    public Dictionary<string, ServiceState> States { get; } =
        new[] { "messaging", "numbers", "billing", "notifications" }.ToDictionary(name => name, name => Healthy(name));

    public TextOperations Texts { get; set; } = new(
        7, 3.2, 1, [.. Enumerable.Range(0, 60).Select(minute => new MinuteCount(Some.Noon.AddMinutes(minute), minute))],
        [new(TextState.Sent, 5, 5), new(TextState.Delivered, 90, 90), new(TextState.Undelivered, 5, 5), new(TextState.Failed, 5, 5)],
        [new(30003, "The phone is off.", 8), new(30007, "Filtered.", 2)],
        [new(Guid.CreateVersion7(), Guid.CreateVersion7(), TextState.InDoubt, Some.Noon)]);

    public List<TroubledRegistration> Troubled { get; } = [];

    public List<QuarantineRow> Quarantine { get; } = [];

    public List<DeadLetter> Letters { get; } = [];

    public static ServiceState Healthy(string name, params QueueState[] queues) =>
        new(name, "Healthy", [new("outbox", "Healthy", null)], new OutboxState(0, 0), queues);

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/{service}/operations/state", (string service) => States[service]);
        app.MapGet("/api/messaging/operations/texts", () => Texts);
        app.MapGet("/api/numbers/operations/registrations", () => new Page<TroubledRegistration>(Troubled, null));
        app.MapGet("/api/messaging/quarantine", () => new Page<QuarantineRow>(Quarantine, null));
        app.MapGet("/api/{service}/operations/dead-letters/{queue}", (string queue) => new DeadLetters(queue, Letters.Count, Letters));
        app.MapPost("/api/{service}/operations/dead-letters/{queue}/retry", () =>
        {
            var retried = new RetriedLetters(Letters.Count);
            Letters.Clear();
            return retried;
        });
    }
}
