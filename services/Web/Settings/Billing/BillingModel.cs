using Texting.Contracts.Billing.Http;
using Web.Clients;

namespace Web.Settings.Billing;

/// <summary>What the Billing tab knows: the running month, the months before, what was posted, and the company's own limits.</summary>
public sealed class BillingModel(BillingClient billing)
{
    private readonly PagedRows<PeriodFigures> _periods = new(cursor => billing.ListPeriodsAsync(cursor));
    private readonly PagedRows<TransactionRow> _transactions = new(cursor => billing.ListTransactionsAsync(cursor));

    public BillingSummary? Summary { get; private set; }

    /// <summary>The running month day by day; null without one.</summary>
    public PeriodDetail? Running { get; private set; }

    public BalanceExplained? Balance { get; private set; }

    public IReadOnlyList<PeriodFigures> Periods => _periods.Rows;

    public IReadOnlyList<TransactionRow> Transactions => _transactions.Rows;

    public bool HasMorePeriods => _periods.HasMore;

    public bool HasMoreTransactions => _transactions.HasMore;

    public ApiProblem? Problem { get; private set; }

    public bool IsLoaded { get; private set; }

    public async Task LoadAsync()
    {
        Problem = null;
        _periods.Clear();
        _transactions.Clear();
        var balance = billing.ExplainAsync();
        await Task.WhenAll(ReadRunningAsync(), balance, MorePeriodsAsync(), MoreTransactionsAsync());
        Balance = Take(await balance) ?? Balance;
        IsLoaded = Summary is not null;
    }

    // Which month is running has to be known before it can be asked for.
    private async Task ReadRunningAsync()
    {
        Summary = Take(await billing.ReadSummaryAsync()) ?? Summary;
        if (Summary?.Period is { } period) Running = Take(await billing.ReadPeriodAsync(period.Id)) ?? Running;
    }

    public Task MorePeriodsAsync() => MoreAsync(_periods);

    public Task MoreTransactionsAsync() => MoreAsync(_transactions);

    private async Task MoreAsync<T>(PagedRows<T> rows) where T : class
    {
        if (await rows.FetchAsync() is { } answer) Take(answer);
    }

    private T? Take<T>(Answer<T> answer) where T : class
    {
        Problem = answer.Problem ?? Problem;
        return answer.Value;
    }
}
