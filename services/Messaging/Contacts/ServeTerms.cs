using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;

namespace Messaging.Contacts;

/// <summary>
/// A company's public page about its texts: what the carriers' reviewers open, and what clients may read before they agree.
/// It tells the company's name and nothing else of it.
/// </summary>
internal static class ServeTerms
{
    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid companyId, HttpResponse response, MessagingDb db, CurrentCompany company, CancellationToken cancellationToken)
    {
        // The address says whose page it is; whoever reads it may be anybody.
        company.Use(companyId);
        var found = await db.Companies.AsNoTracking().Where(row => row.Active).Select(row => row.Name).SingleOrDefaultAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(found)) return Problem.NotFound("company");
        var number = await db.Senders.Select(sender => sender.Number).SingleOrDefaultAsync(cancellationToken);

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "public, max-age=300";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
        return TypedResults.Content(TermsHtml.Write(found, number), TermsHtml.ContentType);
    }
}
