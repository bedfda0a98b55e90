using Billing.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;

namespace Billing.Transactions;

/// <summary>"A complete history of all transactions related to text messaging", newest first.</summary>
internal static class ListTransactions
{
    private const int PageSize = 50;

    /// <param name="cursor">From the page before.</param>
    internal static async Task<Results<Ok<Page<TransactionRow>>, ProblemHttpResult>> HandleAsync(
        string? cursor, BillingDb db, Cursors cursors, CurrentCompany company, CancellationToken cancellationToken)
    {
        var scope = $"transactions:{company.Required}";
        Position? after = null;
        if (cursor is not null && !cursors.TryDecode(cursor, scope, out after)) return Problem.Invalid("cursor", "This cursor does not belong to this list. Start from the first page.");

        var rows = after is var (at, id)
            ? db.PaidTransactions(transaction => EF.Functions.LessThan(ValueTuple.Create(transaction.At, transaction.Id), ValueTuple.Create(at, id)))
            : db.PaidTransactions(_ => true);
        var found = await rows.OrderByDescending(row => row.Transaction.At).ThenByDescending(row => row.Transaction.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? cursors.Encode(new Position(page[^1].Transaction.At, page[^1].Transaction.Id), scope) : null;
        return TypedResults.Ok(new Page<TransactionRow>(page.ConvertAll(row => row.Show()), next));
    }

    private sealed record Position(DateTimeOffset At, Guid Id);
}
