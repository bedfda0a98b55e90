using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Data;
using Numbers.Ownership;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Work;

namespace Numbers.Registration;

/// <summary>Claims registrations whose time has come, one at a time, in any number of replicas.</summary>
internal sealed class RegistrationAdvancer(IServiceScopeFactory scopes, IOptions<NumberOptions> options, TimeProvider clock, ILogger<RegistrationAdvancer> log)
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
            UPDATE registrations SET lease_until = {until}
            WHERE id = (
              SELECT id FROM registrations
              WHERE due_at <= {now} AND (lease_until IS NULL OR lease_until < {now})
              ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, company_id
            """).ToListAsync(cancellationToken);
        if (claimed is not [var claim]) return 0;

        scope.ServiceProvider.GetRequiredService<CurrentCompany>().Use(claim.CompanyId);
        try
        {
            await scope.ServiceProvider.GetRequiredService<RegistrationWork>().GoOnAsync(claim.Id, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A person changed it meanwhile. What was done at the carrier is in doubt and will be looked for.
            _log.LogInformation("Registration {RegistrationId} was changed meanwhile and is taken up again", claim.Id);
            await db.Database.ExecuteSqlAsync($"UPDATE registrations SET lease_until = NULL, due_at = {now} WHERE id = {claim.Id}", cancellationToken);
        }

        return 1;
    }

    private sealed record Claim(Guid Id, Guid CompanyId);
}
