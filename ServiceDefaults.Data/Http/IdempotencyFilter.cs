using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Http;

namespace ServiceDefaults.Data.Http;

/// <summary>
/// Makes a POST repeatable: the effect and the stored answer are one commit. Same key and request: the stored answer;
/// same key, other request: 422; still running: 409; refused (4xx): nothing stored, the key may be used again.
/// </summary>
public sealed class IdempotencyFilter : IEndpointFilter
{
    internal const int LongestKey = 200;
    private const string Header = "Idempotency-Key";

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers[Header] is not [{ Length: > 0 and <= LongestKey } key])
            return Problem.Of(400, "idempotency-key-missing", "Idempotency-Key is missing.",
                $"Send one {Header} header of 1-{LongestKey} characters, new for every new request and the same when repeating it.");

        var db = http.RequestServices.GetRequiredService<ServiceDb>();
        var company = http.RequestServices.GetRequiredService<CurrentCompany>().Required;
        var cancellation = http.RequestAborted;
        var hash = await HashAsync(http.Request, cancellation);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var mine = await db.Database
            .SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(hashtextextended({company + key}, 0)) AS \"Value\"")
            .SingleAsync(cancellation);
        if (!mine)
            return Problem.Of(409, "still-running", "The same request is still running.", "Wait a moment and repeat it with the same key.");

        if (await db.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellation) is { } stored)
            return stored.RequestHash.AsSpan().SequenceEqual(hash)
                ? new StoredAnswer(stored.Status, stored.Body, stored.Location, Replayed: true)
                : Problem.Of(422, "idempotency-key-reused", "Idempotency-Key was used for another request.",
                    "Use a new key for a new request; the first request with this key was carried out.");

        var result = await next(context);
        var answer = StoredAnswer.From(result, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        if (answer is null) return result; // refused: the transaction ends without a commit

        db.IdempotencyKeys.Add(new IdempotencyKey
        {
            CompanyId = company,
            Key = key,
            RequestHash = hash,
            Status = answer.Status,
            Body = answer.Body,
            Location = answer.Location,
            CreatedAt = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return answer;
    }

    // The pipeline buffers bodies of requests with a key (InternalAuth.UseServiceDefaults), so it can be read again here.
    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        request.Body.Position = 0;
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0) hash.AppendData(buffer, 0, read);
        return hash.GetHashAndReset();
    }
}

/// <summary>An answer that can be stored and given again.</summary>
internal sealed record StoredAnswer(int Status, string? Body, string? Location, bool Replayed) : IResult
{
    /// <summary>Null for a refusal, which is not stored.</summary>
    internal static StoredAnswer? From(object? result, JsonSerializerOptions json)
    {
        while (result is INestedHttpResult nested) result = nested.Result;
        var status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        if (status >= 400) return null;
        var value = result is IValueHttpResult valued ? valued.Value : result is IResult ? null : result;
        var location = result?.GetType().GetProperty("Location")?.GetValue(result) as string;
        return new StoredAnswer(status, value is null ? null : JsonSerializer.Serialize(value, value.GetType(), json), location, Replayed: false);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null) response.Headers.Location = Location;
        if (Replayed) response.Headers["Idempotency-Replayed"] = "true";
        if (Body is null) return;
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(Body, httpContext.RequestAborted);
    }
}

/// <summary>Registration of <see cref="IdempotencyFilter"/>.</summary>
public static class IdempotencyRegistration
{
    /// <summary>The endpoint demands an <c>Idempotency-Key</c> and may be repeated safely.</summary>
    /// <param name="endpoint">A POST of a company's person.</param>
    public static RouteHandlerBuilder WithIdempotencyKey(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(new IdempotencyFilter())
        .WithMetadata(new TakesIdempotencyKey())
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
