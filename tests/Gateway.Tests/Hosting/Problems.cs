using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ServiceDefaults.Http;

namespace Gateway.Tests.Hosting;

static class Problems
{
    /// <summary>Asserts that an answer is the problem with this status and slug.</summary>
    public static async Task IsProblem(this HttpResponseMessage response, HttpStatusCode status, string slug)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(Problem.TypePrefix + slug, (string?)problem!["type"]);
    }
}
