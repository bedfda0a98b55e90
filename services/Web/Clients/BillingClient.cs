using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;

namespace Web.Clients;

/// <summary>Billing's API as the pages use it.</summary>
public sealed class BillingClient(GatewayApi gateway)
{
    private const string Billing = "/api/billing";

    public Task<Answer<BillingSummary>> ReadSummaryAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<BillingSummary>($"{Billing}/summary", cancellation);

    public Task<Answer<Page<PeriodFigures>>> ListPeriodsAsync(string? cursor, CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<PeriodFigures>>($"{Billing}/periods" + GatewayCalls.Query(("cursor", cursor)), cancellation);

    public Task<Answer<PeriodDetail>> ReadPeriodAsync(Guid periodId, CancellationToken cancellation = default) =>
        gateway.GetAsync<PeriodDetail>($"{Billing}/periods/{periodId}", cancellation);

    /// <summary>With whom the texts of a period were exchanged, most first.</summary>
    public Task<Answer<Page<PersonUsage>>> ListPeopleAsync(Guid periodId, string? cursor, CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<PersonUsage>>($"{Billing}/periods/{periodId}/people" + GatewayCalls.Query(("cursor", cursor)), cancellation);

    public Task<Answer<Page<TransactionRow>>> ListTransactionsAsync(string? cursor, CancellationToken cancellation = default) =>
        gateway.GetAsync<Page<TransactionRow>>($"{Billing}/transactions" + GatewayCalls.Query(("cursor", cursor)), cancellation);

    public Task<Answer<BalanceExplained>> ExplainAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<BalanceExplained>($"{Billing}/balance/explain", cancellation);

    public Task<Answer<AlertSettings>> ReadAlertsAsync(CancellationToken cancellation = default) =>
        gateway.GetAsync<AlertSettings>($"{Billing}/alerts", cancellation);

    public Task<Answer<AlertSettings>> ChangeAlertsAsync(AlertSettings alerts, CancellationToken cancellation = default) =>
        gateway.PutAsync<AlertSettings>($"{Billing}/alerts", alerts, cancellation);

    /// <summary>What the ledger holds for one text.</summary>
    public Task<Answer<TextUsage>> ReadTextAsync(Guid textId, CancellationToken cancellation = default) =>
        gateway.GetAsync<TextUsage>($"{Billing}/usage/texts/{textId}", cancellation);

    /// <summary>Where the browser itself fetches a statement.</summary>
    public static string StatementAddress(Guid periodId, string format) => $"{Billing}/statements/{periodId}?format={format}";
}
