using Newtonsoft.Json.Linq;
using Twilio.Rest;

namespace Twilio.Base;

/// <summary>One page of a list, in either of the API's two shapes: the older with relative, the newer with absolute addresses.</summary>
public class Page<T>
    where T : Resource
{
    private readonly string nextPageUrl;
    private readonly string nextPageUri;

    private Page(List<T> records, string nextPageUrl, string nextPageUri)
    {
        Records = records;
        this.nextPageUrl = nextPageUrl;
        this.nextPageUri = nextPageUri;
    }

    public List<T> Records { get; }

    public bool HasNextPage() => !string.IsNullOrEmpty(nextPageUrl) || !string.IsNullOrEmpty(nextPageUri);

    public string GetNextPageUrl(Domain domain) => nextPageUrl ?? $"https://{domain}.twilio.com{nextPageUri}";

    /// <summary>Stumbles over a list without its key, as the SDK does.</summary>
    internal static Page<T> FromJson(string recordKey, string json)
    {
        var root = JObject.Parse(json);
        var records = root[recordKey].Children().Select(record => record.ToObject<T>()).ToList();
        return new Page<T>(records, (string)root.SelectToken("meta.next_page_url"), (string)root["next_page_uri"]);
    }
}
