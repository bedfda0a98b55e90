using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Trusthub.V1;

public class CreateEndUserOptions(string friendlyName, string type) : IOptions<EndUserResource>
{
    public string FriendlyName { get; } = friendlyName;

    public string Type { get; } = type;

    public object Attributes { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .Add("Type", Type)
        .AddJson("Attributes", Attributes);
}

public class ReadEndUserOptions() : ReadOptions<EndUserResource>
{
    public override List<KeyValuePair<string, string>> GetParams() => [];
}

public class UpdateEndUserOptions(string pathSid) : IOptions<EndUserResource>
{
    public string PathSid { get; } = pathSid;

    public string FriendlyName { get; set; }

    public object Attributes { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .AddJson("Attributes", Attributes);
}

/// <summary>Facts about a company or a person, for a bundle.</summary>
public class EndUserResource : Resource
{
    private static readonly ResourceCalls<EndUserResource> Calls = new(Domain.Trusthub, "results");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("type")]
    public string Type { get; private set; }

    [JsonProperty("attributes")]
    public object Attributes { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    public static Task<EndUserResource> CreateAsync(CreateEndUserOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/EndUsers", options, client);

    public static Task<ResourceSet<EndUserResource>> ReadAsync(ReadEndUserOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/EndUsers", options, client);

    public static Task<EndUserResource> UpdateAsync(UpdateEndUserOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/EndUsers/{options.PathSid}", options, client);
}
