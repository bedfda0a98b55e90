using Newtonsoft.Json.Linq;

namespace Numbers.Carrier;

/// <summary>How a review at the carrier stands.</summary>
internal enum ReviewState
{
    Open,
    Approved,
    Rejected,
}

/// <summary>A review: its state and, when it was rejected, the first error with the names of the fields it points at.</summary>
internal sealed record Review(ReviewState State, int? ErrorCode = null, IReadOnlyList<string>? Fields = null)
{
    public static readonly Review Open = new(ReviewState.Open);
    public static readonly Review Approved = new(ReviewState.Approved);

    /// <summary>Reads <c>errors[]</c>. Both <c>error_code</c> and <c>code</c> are seen in the wild; texts are left alone, they change.</summary>
    public static Review Rejected(IEnumerable<object>? errors)
    {
        if (errors?.FirstOrDefault() is not { } first) return new(ReviewState.Rejected);

        var error = JToken.FromObject(first);
        var code = (string?)(error["error_code"] ?? error["code"]);
        return new(ReviewState.Rejected, int.TryParse(code, out var number) ? number : null,
            [.. (error["fields"] as JArray ?? []).Select(field => (string?)field).OfType<string>()]);
    }
}
