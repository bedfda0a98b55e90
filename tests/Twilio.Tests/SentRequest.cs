using System.Net.Http.Headers;

namespace Twilio.Tests;

/// <summary>A request as Twilio reads it: the order of fields means nothing, so they are kept sorted.</summary>
internal sealed record SentRequest(string Line, IReadOnlyList<string> Fields, string? ContentType, HttpRequestHeaders Headers)
{
    public static SentRequest Of(HttpRequestMessage request, string body)
    {
        var address = request.RequestUri!;
        return new(
            $"{request.Method} {address.GetLeftPart(UriPartial.Path)}",
            Decode(address.Query.TrimStart('?')).Concat(Decode(body)).Order(StringComparer.Ordinal).ToList(),
            request.Content?.Headers.ContentType?.MediaType,
            request.Headers);
    }

    /// <summary>A golden request: method and address, then the fields as they stand in the contract, still encoded.</summary>
    public static (string Line, IReadOnlyList<string> Fields) Golden(string line, string fields = "") =>
        (line, Decode(fields).Order(StringComparer.Ordinal).ToList());

    public void Is((string Line, IReadOnlyList<string> Fields) golden)
    {
        Assert.Equal(golden.Line, Line);
        Assert.Equal(golden.Fields, Fields);
    }

    // > and < in a name go out as they are or escaped; + is a space only in a form, and neither reading differs here.
    private static IEnumerable<string> Decode(string encoded) =>
        encoded.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => System.Net.WebUtility.UrlDecode(field));
}
