using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using Texting.Contracts;

namespace Notifications.PlatformEvents;

/// <summary>The published language for those who want to check before they send.</summary>
internal static class ReadSchemas
{
    public static Ok<string[]> List() => TypedResults.Ok(PlatformTypes.All.Keys.Order(StringComparer.Ordinal).ToArray());

    public static Results<ContentHttpResult, ProblemHttpResult> Of(string type) => PlatformTypes.All.ContainsKey(type)
        ? TypedResults.Content(MessageSchemas.Of(type), "application/schema+json")
        : Problem.Of(404, "not-found", "Not found.", "There is no such type of event. GET /platform/schemas lists them.");
}
