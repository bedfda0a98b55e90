using Billing.Data;
using Billing.Periods;
using Billing.Transactions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDefaults.Http;

namespace Billing.Statements;

/// <summary>The statement of a period, to be printed or to be calculated with.</summary>
internal static class WriteStatement
{
    /// <param name="periodId">The period.</param>
    /// <param name="format"><c>html</c> (default), a page to print, or <c>csv</c>, a file.</param>
    internal static async Task<Results<ContentHttpResult, FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid periodId, string? format, BillingDb db, ReadPeriod read, IOptions<Prices> prices, TimeProvider clock, HttpResponse response, CancellationToken cancellationToken)
    {
        if (format is not (null or "html" or "csv")) return Problem.Invalid("format", "Ask for html or csv.");
        if (await read.FindAsync(periodId, cancellationToken) is not { } detail) return Problem.NotFound("billing period");
        var name = await db.Accounts.Select(account => account.Name).SingleOrDefaultAsync(cancellationToken) ?? "";
        var statement = new Statement(
            name, detail, PeriodCalendar.Zone(detail.Figures.TimeZone), prices.Value.TextsPerStaff, Money.PriceText(prices.Value.OverageText), clock.GetUtcNow());
        response.Headers.CacheControl = "private, no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (format == "csv")
            // The mark in front tells spreadsheets that it is UTF-8.
            return TypedResults.File([.. System.Text.Encoding.UTF8.GetPreamble(), .. System.Text.Encoding.UTF8.GetBytes(StatementCsv.Write(statement))], StatementCsv.ContentType, $"texting-{detail.Figures.Month}.csv");
        // The page needs its own style and nothing else.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
        return TypedResults.Content(StatementHtml.Write(statement), StatementHtml.ContentType);
    }
}
