using Billing.Data;
using Billing.Transactions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Billing.Http;

namespace Billing.Alerts;

/// <summary>The company says when it wants to hear and whether it wants to be stopped; it holds at once.</summary>
internal static class ChangeAlerts
{
    internal static async Task<Results<Ok<AlertSettings>, ProblemHttpResult>> HandleAsync(
        AlertSettings request, BillingDb db, WatchSpending watch, CurrentCompany company, CancellationToken cancellationToken)
    {
        var limit = request.MoneyLimit is null ? null : Money.Parse(request.MoneyLimit);
        var errors = new Dictionary<string, string[]>();
        if (request.Percents is null || request.Percents.Except(Thresholds.All).Any()) errors["percents"] = ["Choose from 50, 80 and 100; an empty list for none."];
        if (request.MoneyLimit is not null && limit is null) errors["moneyLimit"] = ["Write US dollars with at most two decimals, 0 or more, for example 25.00; null for no limit."];
        if (request is { HardCap: true, MoneyLimit: null }) errors["hardCap"] = ["A hard cap needs a money limit; 0 means that no overage is wanted at all."];
        if (errors.Count > 0) return Problem.Invalid(errors);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var alert = await db.Alerts.SingleOrDefaultAsync(cancellationToken);
        if (alert is null) db.Add(alert = new Alert(company.Required));
        alert.Change(request.Percents!, limit, request.HardCap);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The row was made or changed by somebody else in between.
            return Problem.Conflict();
        }

        await watch.HandleAsync(company.Required, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(await ReadAlerts.ShowAsync(alert, db, cancellationToken));
    }
}
