using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Trusthub.V1;

public class CreateSupportingDocumentOptions(string friendlyName, string type) : IOptions<SupportingDocumentResource>
{
    public string FriendlyName { get; } = friendlyName;

    public string Type { get; } = type;

    public object Attributes { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .Add("Type", Type)
        .AddJson("Attributes", Attributes);
}

public class ReadSupportingDocumentOptions() : ReadOptions<SupportingDocumentResource>
{
    public override List<KeyValuePair<string, string>> GetParams() => [];
}

public class UpdateSupportingDocumentOptions(string pathSid) : IOptions<SupportingDocumentResource>
{
    public string PathSid { get; } = pathSid;

    public string FriendlyName { get; set; }

    public object Attributes { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .AddJson("Attributes", Attributes);
}

/// <summary>A document, or a reference to an address, for a bundle.</summary>
public class SupportingDocumentResource : Resource
{
    private static readonly ResourceCalls<SupportingDocumentResource> Calls = new(Domain.Trusthub, "results");

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

    public static Task<SupportingDocumentResource> CreateAsync(CreateSupportingDocumentOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/SupportingDocuments", options, client);

    public static Task<ResourceSet<SupportingDocumentResource>> ReadAsync(ReadSupportingDocumentOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/SupportingDocuments", options, client);

    public static Task<SupportingDocumentResource> UpdateAsync(UpdateSupportingDocumentOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/SupportingDocuments/{options.PathSid}", options, client);
}
