using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Contacts;

/// <summary>What pages need to know of the company whose people look at them.</summary>
public static class ReadCompany
{
    public static async Task<Results<Ok<CompanyView>, ProblemHttpResult>> HandleAsync(MessagingDb db, CancellationToken cancellationToken) =>
        await db.Companies.AsNoTracking().Select(company => new CompanyView(company.Name, company.TimeZone)).SingleOrDefaultAsync(cancellationToken) is { } company
            ? TypedResults.Ok(company)
            : Problem.NotFound("company");
}
