using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDefaults.Http;

/// <summary>RFC 9457 problems with a type that stays the same: callers may branch on it, people read the rest.</summary>
public static class Problem
{
    /// <summary>Every <c>type</c> starts with this, followed by the slug of the case.</summary>
    public const string TypePrefix = "urn:texting:problem:";

    /// <summary>A problem as an endpoint result.</summary>
    /// <param name="status">HTTP status, 400-599.</param>
    /// <param name="slug">Stable kebab-case name of the case, unique in the system.</param>
    /// <param name="title">What is wrong, the same for every occurrence.</param>
    /// <param name="detail">What is wrong this time, and what to do about it.</param>
    public static ProblemHttpResult Of(int status, string slug, string title, string detail) =>
        TypedResults.Problem(Details(status, slug, title, detail));

    /// <summary>400 with one entry per field.</summary>
    /// <param name="errors">Field name (camelCase, as in the JSON) to what is wrong with it.</param>
    public static ProblemHttpResult Invalid(IDictionary<string, string[]> errors)
    {
        var details = Details(400, "invalid", "The request is not valid.", "Correct the fields listed in errors and send it again.");
        details.Extensions["errors"] = errors;
        return TypedResults.Problem(details);
    }

    /// <summary>400 for one field.</summary>
    /// <param name="field">Field name, camelCase.</param>
    /// <param name="error">What is wrong with it and what to do.</param>
    public static ProblemHttpResult Invalid(string field, string error) =>
        Invalid(new Dictionary<string, string[]> { [field] = [error] });

    /// <summary>404 that does not tell whether the thing exists for somebody else.</summary>
    /// <param name="what">What was asked for, for example <c>conversation</c>.</param>
    public static ProblemHttpResult NotFound(string what) =>
        Of(404, "not-found", "Not found.", $"There is no such {what} in this company.");

    /// <summary>409: somebody else changed the same thing at the same time.</summary>
    public static ProblemHttpResult Conflict() =>
        Of(409, "changed-meanwhile", "Changed meanwhile.", "Somebody changed this at the same time. Load it again and repeat the change.");

    internal static ProblemDetails Details(int status, string slug, string title, string detail) =>
        new() { Status = status, Type = TypePrefix + slug, Title = title, Detail = detail };

    internal static IServiceCollection AddTextingProblems(this IServiceCollection services) => services
        .AddProblemDetails(options => options.CustomizeProblemDetails = GiveTypeToFrameworkProblems)
        .AddExceptionHandler<DatabaseIsDown>();

    /// <summary>Turns exceptions and empty error responses into problems. First in the pipeline.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : 500,
        })
        .UseStatusCodePages();

    // The framework writes links to the RFC as type; callers need one vocabulary.
    private static void GiveTypeToFrameworkProblems(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Type?.StartsWith(TypePrefix, StringComparison.Ordinal) == true) return;
        problem.Type = TypePrefix + (problem.Status switch
        {
            400 => "bad-request",
            401 => "not-signed-in",
            403 => "not-allowed",
            404 => "not-found",
            405 => "method-not-allowed",
            408 => "too-slow",
            413 => "too-large",
            415 => "unsupported-media-type",
            429 => "too-many-requests",
            502 or 504 => "no-answer",
            503 => "unavailable",
            > 400 and < 500 => "bad-request",
            _ => "internal-error",
        });
    }

    /// <summary>The database is away: nothing was stored, so the caller may simply come back (reliability.md R9).</summary>
    private sealed class DatabaseIsDown(IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
        {
            if (!IsTransient(exception)) return false;
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
            return await problems.TryWriteAsync(new ProblemDetailsContext
            {
                HttpContext = context,
                ProblemDetails = Details(503, "unavailable", "Unavailable for a moment.",
                    "Nothing was stored. Send the same request again in a few seconds, with the same Idempotency-Key."),
            });
        }

        private static bool IsTransient(Exception? exception) =>
            exception is DbException { IsTransient: true } || (exception?.InnerException is { } inner && IsTransient(inner));
    }
}
