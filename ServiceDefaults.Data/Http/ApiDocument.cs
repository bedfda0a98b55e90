using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ServiceDefaults.Data.Http;

/// <summary>What every service's OpenAPI document says beside its own operations: who may call, what to send, how errors look.</summary>
public static class ApiDocument
{
    private const string Scheme = "signedIn";
    private const string Problem = "application/problem+json";

    /// <summary>Adds the document at <c>/openapi/v1.json</c>; the gateway publishes it as <c>/api/{service}/openapi.json</c>.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="title">For people, for example <c>Messaging</c>.</param>
    public static IServiceCollection AddApiDocument(this IServiceCollection services, string title) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = title;
            document.Info.Description = "Errors are problems by RFC 9457; their types are listed in docs/problems.md.";
            document.Components ??= new OpenApiComponents();
            document.AddComponent<IOpenApiSecurityScheme>(Scheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "The token of a person or of the platform, from the configured OIDC issuer; in Development from POST /signin/token.",
            });
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesIdempotencyKey>().Any())
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = "Idempotency-Key",
                    In = ParameterLocation.Header,
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 200 },
                    Description = "New for each new request. The same key again gets the same answer and does nothing twice.",
                });
            }

            operation.Responses ??= [];
            foreach (var (status, what) in new[] { ("401", "Nobody is signed in."), ("403", "The caller's role is not enough."), ("429", "Too many requests; Retry-After says when to come again.") })
                operation.Responses.TryAdd(status, new OpenApiResponse { Description = what, Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() } });
            return Task.CompletedTask;
        });
    });
}

/// <summary>Marks an endpoint that demands an <c>Idempotency-Key</c>, for its description.</summary>
internal sealed class TakesIdempotencyKey;
