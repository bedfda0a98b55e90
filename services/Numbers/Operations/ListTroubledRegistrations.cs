using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Numbers.Data;
using Numbers.Registration;
using Numbers.Standing;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Operations;

/// <summary>
/// GET /api/numbers/operations/registrations?troubled=true&amp;cursor=: what the customer-experience team has to look at, across
/// companies, the oldest registration first.
/// </summary>
internal static class ListTroubledRegistrations
{
    private const int PageSize = 50;
    private const string Scope = "troubled registrations";

    public static async Task<Results<Ok<Page<TroubledRegistration>>, ProblemHttpResult>> HandleAsync(
        bool? troubled, string? cursor, NumbersDb db, Cursors cursors, IOptions<RegistrationOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        if (cursor is not null && !cursors.TryDecode(cursor, Scope, out after)) return Problem.Invalid("cursor", "is not a cursor of this list. Start again without it.");

        var silentSince = clock.GetUtcNow() - TimeSpan.FromHours(options.Value.TroubledAfterHours);
        string[] all = [ServiceDb.CompanyFilter];
        var registrations = db.Registrations.IgnoreQueryFilters(all).Where(registration => registration.Id > after);
        if (troubled == true)
        {
            var steps = db.Steps.IgnoreQueryFilters(all);
            registrations = registrations.Where(registration => registration.LastError != null || steps.Any(step => step.RegistrationId == registration.Id
                && (step.Light == StepLight.Red || (step.Light == StepLight.Amber && step.Since < silentSince))));
        }

        var found = await registrations.OrderBy(registration => registration.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var ids = found.Take(PageSize).Select(registration => registration.Id).ToList();
        var companies = found.Select(registration => registration.CompanyId).ToList();
        var names = await db.Companies.IgnoreQueryFilters(all).Where(company => companies.Contains(company.CompanyId)).ToDictionaryAsync(company => company.CompanyId, company => company.Name, cancellationToken);
        var lights = (await db.Steps.IgnoreQueryFilters(all).Where(step => ids.Contains(step.RegistrationId)).OrderBy(step => step.Position).ToListAsync(cancellationToken)).ToLookup(step => step.RegistrationId);
        return TypedResults.Ok(new Page<TroubledRegistration>(
            [.. found.Take(PageSize).Select(registration => Show(registration, names.GetValueOrDefault(registration.CompanyId) ?? "", [.. lights[registration.Id]]))],
            found.Count > PageSize ? cursors.Encode(ids[^1], Scope) : null));
    }

    private static TroubledRegistration Show(CompanyRegistration registration, string company, List<RegistrationStep> steps)
    {
        var (standing, _) = RegistrationDecision.Decide(steps);
        var step = steps.Find(step => step.Light == StepLight.Red) ?? steps.Find(step => step.Light == StepLight.Amber) ?? steps.Find(step => step.Light == StepLight.Off);
        return new TroubledRegistration(
            registration.CompanyId, company, standing, step?.Name, step?.Light ?? StepLight.Green, step?.Reason, step?.ErrorCode,
            step?.Since ?? registration.SubmittedAt, step?.CheckedAt, registration.LastError);
    }
}
