using Texting.Contracts.Billing.Http;
using Web.Clients;

namespace Web.Settings.Billing;

/// <summary>What the Billing tab knows: the running month, the months before, what was posted, and the company's own limits.</summary>
public sealed class BillingModel(BillingClient billing)
{
    private readonly List<PeriodFigures> _periods = [];
    private readonly List<TransactionRow> _transactions = [];
    private string? _nextPeriods;
    private string? _nextTransactions;

    public BillingSummary? Summary { get; private set; }

    /// <summary>The running month day by day; null without one.</summary>
    public PeriodDetail? Running { get; private set; }

    public BalanceExplained? Balance { get; private set; }

    public IReadOnlyList<PeriodFigures> Periods => _periods;

    public IReadOnlyList<TransactionRow> Transactions => _transactions;

    public bool HasMorePeriods => _nextPeriods is not null;

    public bool HasMoreTransactions => _nextTransactions is not null;

    public ApiProblem? Problem { get; private set; }

    public bool IsLoaded { get; private set; }

    public async Task LoadAsync()
    {
        Problem = null;
        _periods.Clear();
        _transactions.Clear();
        (_nextPeriods, _nextTransactions) = (null, null);
        var (summary, balance) = (billing.ReadSummaryAsync(), billing.ExplainAsync());
        await Task.WhenAll(summary, balance, MorePeriodsAsync(), MoreTransactionsAsync());
        Summary = Take(await summary) ?? Summary;
        Balance = Take(await balance) ?? Balance;
        if (Summary?.Period is { } period) Running = Take(await billing.ReadPeriodAsync(period.Id)) ?? Running;
        IsLoaded = Summary is not null;
    }

    public async Task MorePeriodsAsync()
    {
        if (Take(await billing.ListPeriodsAsync(_nextPeriods)) is not { } page) return;
        _periods.AddRange(page.Items);
        _nextPeriods = page.Next;
    }

    public async Task MoreTransactionsAsync()
    {
        if (Take(await billing.ListTransactionsAsync(_nextTransactions)) is not { } page) return;
        _transactions.AddRange(page.Items);
        _nextTransactions = page.Next;
    }

    private T? Take<T>(Answer<T> answer) where T : class
    {
        Problem = answer.Problem ?? Problem;
        return answer.Value;
    }
}
