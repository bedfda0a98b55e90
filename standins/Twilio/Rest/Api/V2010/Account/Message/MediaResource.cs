using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Api.V2010.Account.Message;

public class ReadMediaOptions(string pathMessageSid) : ReadOptions<MediaResource>
{
    public string PathAccountSid { get; set; }

    public string PathMessageSid { get; } = pathMessageSid;

    public DateTime? DateCreatedBefore { get; set; }

    public DateTime? DateCreated { get; set; }

    public DateTime? DateCreatedAfter { get; set; }

    public override List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("DateCreated<", DateCreatedBefore)
        .Add("DateCreated", DateCreated)
        .Add("DateCreated>", DateCreatedAfter);
}

/// <summary>A picture of a message: what it is, not its bytes. Those come from its address without .json.</summary>
public class MediaResource : Resource
{
    private static readonly ResourceCalls<MediaResource> Calls = new(Domain.Api, "media_list");

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("content_type")]
    public string ContentType { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("parent_sid")]
    public string ParentSid { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("uri")]
    public string Uri { get; private set; }

    public static Task<MediaResource> FetchAsync(string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Calls.GetAsync(Item(pathAccountSid, pathMessageSid, pathSid, client), client);

    public static Task<ResourceSet<MediaResource>> ReadAsync(ReadMediaOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync(Of(options.PathAccountSid, options.PathMessageSid, client) + ".json", options, client);

    public static Task<ResourceSet<MediaResource>> ReadAsync(
        string pathMessageSid,
        string pathAccountSid = null,
        DateTime? dateCreatedBefore = null,
        DateTime? dateCreated = null,
        DateTime? dateCreatedAfter = null,
        long? pageSize = null,
        long? limit = null,
        ITwilioRestClient client = null) =>
        ReadAsync(
            new ReadMediaOptions(pathMessageSid)
            {
                PathAccountSid = pathAccountSid,
                DateCreatedBefore = dateCreatedBefore,
                DateCreated = dateCreated,
                DateCreatedAfter = dateCreatedAfter,
                PageSize = pageSize,
                Limit = limit,
            },
            client);

    public static Task<bool> DeleteAsync(string pathMessageSid, string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        Calls.DeleteAsync(Item(pathAccountSid, pathMessageSid, pathSid, client), client);

    private static string Of(string accountSid, string messageSid, ITwilioRestClient client) =>
        ResourceCalls<MediaResource>.Account(accountSid, client) + $"/Messages/{messageSid}/Media";

    private static string Item(string accountSid, string messageSid, string sid, ITwilioRestClient client) => Of(accountSid, messageSid, client) + $"/{sid}.json";
}
