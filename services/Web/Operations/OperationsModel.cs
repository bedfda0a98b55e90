using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers.Http;
using Web.Clients;

namespace Web.Operations;

/// <summary>What the operations page shows. Each part comes by itself: a service that is down or slow must not hide the others.</summary>
public sealed class OperationsModel(OperationsClient operations, TimeProvider clock)
{
    private readonly Dictionary<string, ServiceLine> _services = [];

    /// <summary>Those that have answered, or have failed to, always in the same order.</summary>
    public IEnumerable<ServiceLine> Services => OperationsClient.Services.Where(_services.ContainsKey).Select(name => _services[name]);

    public Answer<TextOperations>? Texts { get; private set; }

    public Answer<Page<TroubledRegistration>>? Troubled { get; private set; }

    public Answer<Page<QuarantineRow>>? Quarantine { get; private set; }

    /// <summary>When all of it had come last; null before the first time.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>Raised for each part that has come.</summary>
    public event Action? Changed;

    public async Task LoadAsync()
    {
        await Task.WhenAll(
        [
            .. OperationsClient.Services.Select(name => ShowAsync(operations.ReadStateAsync(name), state => _services[name] = ServiceLine.Of(name, state))),
            ShowAsync(operations.ReadTextsAsync(), texts => Texts = texts),
            ShowAsync(operations.ReadTroubledAsync(), troubled => Troubled = troubled),
            ShowAsync(operations.ReadQuarantineAsync(), quarantine => Quarantine = quarantine),
        ]);
        At = clock.GetUtcNow();
        Changed?.Invoke();
    }

    private async Task ShowAsync<T>(Task<Answer<T>> part, Action<Answer<T>> take) where T : class
    {
        take(await part);
        Changed?.Invoke();
    }
}
