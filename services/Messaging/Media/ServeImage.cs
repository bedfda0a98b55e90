using Messaging.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;

namespace Messaging.Media;

/// <summary>A picture for whoever has its address: a browser, a mail program, the carrier. HEAD and If-None-Match too.</summary>
internal static class ServeImage
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        string token, HttpResponse response, MessagingDb db, CurrentCompany company, MediaLinks links, TimeProvider clock, CancellationToken cancellationToken)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        if (links.Read(token) is not { } link) return NotThere();

        var now = clock.GetUtcNow();
        if (link.ExpiresAt <= now)
            return Problem.Of(StatusCodes.Status410Gone, "link-expired", "This address is over.", "Open the conversation again to get a new one.");

        // The signature vouches for the company; nobody signed in is needed.
        company.Use(link.CompanyId);
        var content = await db.ImageContents.AsNoTracking().Where(row => row.ImageId == link.ImageId).Select(row => row.Content).SingleOrDefaultAsync(cancellationToken);
        if (content is null) return NotThere();

        // Whatever a browser makes of it, it is no page of ours; and it never changes.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.CacheControl = $"public, max-age={(long)(link.ExpiresAt - now).TotalSeconds}, immutable";
        return TypedResults.File(content, Picture.ContentType, entityTag: new EntityTagHeaderValue($"\"{link.ImageId:N}\""));
    }

    private static ProblemHttpResult NotThere() => Problem.Of(StatusCodes.Status404NotFound, "not-found", "Not found.", "There is no picture at this address, or not yet.");
}
