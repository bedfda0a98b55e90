using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Data;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;

namespace Numbers.Ownership;

/// <summary>Claims numbers that have to be bought or given back, one at a time, in any number of replicas.</summary>
internal sealed class NumberPurchaser(IServiceScopeFactory scopes, IOptions<NumberOptions> options, TimeProvider clock, ILogger<NumberPurchaser> log)
    : ClaimLoop(clock, log)
{
    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;

    protected override async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NumbersDb>();
        var now = _clock.GetUtcNow();
        var until = now + options.Value.Lease;
        var claimed = await db.Database.SqlQuery<Claim>($"""
            UPDATE numbers SET lease_until = {until}
            WHERE id = (
              SELECT id FROM numbers
              WHERE due_at <= {now} AND (lease_until IS NULL OR lease_until < {now})
              ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, company_id
            """).ToListAsync(cancellationToken);
        if (claimed is not [var claim]) return 0;

        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(claim.CompanyId);
        try
        {
            await scope.ServiceProvider.GetRequiredService<NumberWork>().DoAsync(claim.Id, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A person changed it meanwhile. What was done at the carrier is in doubt and will be looked for.
            _log.LogInformation("Number {NumberId} was changed meanwhile and is taken up again", claim.Id);
            await db.Database.ExecuteSqlAsync($"UPDATE numbers SET lease_until = NULL WHERE id = {claim.Id}", cancellationToken);
        }

        return 1;
    }

    private sealed record Claim(Guid Id, Guid CompanyId);
}
