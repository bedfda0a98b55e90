using System.Globalization;

namespace TwilioSimulator.Accounts;

/// <summary>
/// A page of the 2010-04-01 API. The token names an item rather than a position, so texts that arrive between two pages
/// neither repeat nor hide an older one.
/// </summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, string? NextToken, string? PreviousToken)
{
    const string After = "PA";
    const string Before = "PB";

    public static Page<T> Of(IReadOnlyList<T> all, Func<T, string> sid, IQueryCollection query)
    {
        var size = Math.Clamp(Int(query["PageSize"], 50), 1, 1000);
        var number = Math.Max(Int(query["Page"], 0), 0);
        var start = Math.Max(0, StartOf(all, sid, query["PageToken"].ToString(), size) ?? number * size);
        Item[] items = [.. all.Skip(start).Take(size).Select(item => new Item(item, sid(item)))];
        return new Page<T>(
            [.. items.Select(item => item.Value)],
            number,
            size,
            items.Length > 0 && start + items.Length < all.Count ? After + items[^1].Sid : null,
            items.Length > 0 && start > 0 ? Before + items[0].Sid : null);
    }

    /// <summary>The body of the answer: the paging keys around the list.</summary>
    public Dictionary<string, object?> ToBody(string listKey, Func<T, object> toJson, HttpRequest request)
    {
        var path = request.Path.Value + Filters(request.Query);
        var start = Number * Size;
        return new Dictionary<string, object?>
        {
            [listKey] = Items.Select(toJson).ToList(),
            ["page"] = Number,
            ["page_size"] = Size,
            ["start"] = start,
            ["end"] = start + Math.Max(Items.Count - 1, 0),
            ["uri"] = Uri(path, Number, request.Query["PageToken"]),
            ["first_page_uri"] = Uri(path, 0, null),
            ["next_page_uri"] = NextToken is { } next ? Uri(path, Number + 1, next) : null,
            ["previous_page_uri"] = PreviousToken is { } previous ? Uri(path, Math.Max(Number - 1, 0), previous) : null,
        };
    }

    static int? StartOf(IReadOnlyList<T> all, Func<T, string> sid, string token, int size)
    {
        if (token.Length < 2) return null;

        for (var i = 0; i < all.Count; i++)
        {
            if (!token.AsSpan(2).SequenceEqual(sid(all[i]))) continue;
            return token.StartsWith(After, StringComparison.Ordinal) ? i + 1 : i - size;
        }

        return null;
    }

    string Uri(string path, int page, string? token) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}PageSize={Size}&Page={page}") + (token is { Length: > 0 } ? $"&PageToken={token}" : "");

    static string Filters(IQueryCollection query) => "?" + string.Concat(query
        .Where(pair => pair.Key is not ("Page" or "PageSize" or "PageToken"))
        .SelectMany(pair => pair.Value.Select(value => $"{System.Uri.EscapeDataString(pair.Key)}={System.Uri.EscapeDataString(value ?? "")}&")));

    static int Int(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    sealed record Item(T Value, string Sid);
}
