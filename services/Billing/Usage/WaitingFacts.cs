using Billing.Accounts;
using Billing.Data;
using Billing.Subscription;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;

namespace Billing.Usage;

/// <summary>
/// What came before its company was known waits in the tables; once the company is there it is counted as if it had come
/// afterwards.
/// </summary>
public sealed class WaitingFacts(NpgsqlDataSource database, IServiceScopeFactory scopes, TimeProvider clock, ILogger<WaitingFacts> log) : ClaimLoop(clock, log)
{
    private const int MostEntries = 1000;

    private const string KnownByNowSql = """
        SELECT company_id FROM accounts a
        WHERE EXISTS (SELECT 1 FROM usage_entries e WHERE e.company_id = a.company_id AND e.month IS NULL)
          OR EXISTS (SELECT 1 FROM subscriptions s WHERE s.company_id = a.company_id AND s.is_waiting)
        LIMIT 100
        """;

    protected override TimeSpan IdleDelay => TimeSpan.FromSeconds(1);

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var companies = new List<Guid>();
        await using (var command = database.CreateCommand(KnownByNowSql))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) companies.Add(reader.GetGuid(0));
        }

        foreach (var company in companies) await TakeInAsync(company, cancellationToken);
        return companies.Count;
    }

    private async Task TakeInAsync(Guid companyId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(companyId);
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        var ledger = scope.ServiceProvider.GetRequiredService<UsageLedger>();
        var fees = scope.ServiceProvider.GetRequiredService<PostNumberFees>();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.LockAccountAsync(companyId, cancellationToken);
        var entries = await db.UsageEntries.Where(entry => entry.Month == null).OrderBy(entry => entry.At).Take(MostEntries).ToListAsync(cancellationToken);
        await ledger.PlaceAsync(entries, account!, cancellationToken);
        var numbers = await db.Subscriptions.Where(subscription => subscription.IsWaiting).Select(subscription => subscription.NumberId).ToListAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var number in numbers) await fees.HandleAsync(number, companyId, _ => { }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
