using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Messaging.V1;

public class CreateServiceOptions(string friendlyName) : IOptions<ServiceResource>
{
    public string FriendlyName { get; } = friendlyName;

    public Uri InboundRequestUrl { get; set; }

    public Twilio.Http.HttpMethod InboundMethod { get; set; }

    public bool? StickySender { get; set; }

    public bool? MmsConverter { get; set; }

    public bool? SmartEncoding { get; set; }

    public bool? AreaCodeGeomatch { get; set; }

    public int? ValidityPeriod { get; set; }

    public string Usecase { get; set; }

    public bool? UseInboundWebhookOnNumber { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .Add("InboundRequestUrl", InboundRequestUrl)
        .Add("InboundMethod", InboundMethod)
        .Add("StickySender", StickySender)
        .Add("MmsConverter", MmsConverter)
        .Add("SmartEncoding", SmartEncoding)
        .Add("AreaCodeGeomatch", AreaCodeGeomatch)
        .Add("ValidityPeriod", ValidityPeriod)
        .Add("Usecase", Usecase)
        .Add("UseInboundWebhookOnNumber", UseInboundWebhookOnNumber);
}

public class UpdateServiceOptions(string pathSid) : IOptions<ServiceResource>
{
    public string PathSid { get; } = pathSid;

    public Uri InboundRequestUrl { get; set; }

    public Twilio.Http.HttpMethod InboundMethod { get; set; }

    public bool? StickySender { get; set; }

    public bool? MmsConverter { get; set; }

    public bool? SmartEncoding { get; set; }

    public bool? AreaCodeGeomatch { get; set; }

    public int? ValidityPeriod { get; set; }

    public bool? UseInboundWebhookOnNumber { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("InboundRequestUrl", InboundRequestUrl)
        .Add("InboundMethod", InboundMethod)
        .Add("StickySender", StickySender)
        .Add("MmsConverter", MmsConverter)
        .Add("SmartEncoding", SmartEncoding)
        .Add("AreaCodeGeomatch", AreaCodeGeomatch)
        .Add("ValidityPeriod", ValidityPeriod)
        .Add("UseInboundWebhookOnNumber", UseInboundWebhookOnNumber);
}

public class FetchServiceOptions(string pathSid) : IOptions<ServiceResource>
{
    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

public class ReadServiceOptions() : ReadOptions<ServiceResource>
{
    public override List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>A Messaging Service: the sender pool that a campaign is attached to.</summary>
public class ServiceResource : Resource
{
    private static readonly ResourceCalls<ServiceResource> Calls = new(Domain.Messaging, "services");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("inbound_request_url")]
    public Uri InboundRequestUrl { get; private set; }

    [JsonProperty("sticky_sender")]
    public bool? StickySender { get; private set; }

    [JsonProperty("mms_converter")]
    public bool? MmsConverter { get; private set; }

    [JsonProperty("smart_encoding")]
    public bool? SmartEncoding { get; private set; }

    [JsonProperty("area_code_geomatch")]
    public bool? AreaCodeGeomatch { get; private set; }

    [JsonProperty("validity_period")]
    public int? ValidityPeriod { get; private set; }

    [JsonProperty("usecase")]
    public string Usecase { get; private set; }

    [JsonProperty("us_app_to_person_registered")]
    public bool? UsAppToPersonRegistered { get; private set; }

    [JsonProperty("use_inbound_webhook_on_number")]
    public bool? UseInboundWebhookOnNumber { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    public static Task<ServiceResource> CreateAsync(CreateServiceOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/Services", options, client);

    public static Task<ServiceResource> UpdateAsync(UpdateServiceOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/Services/{options.PathSid}", options, client);

    public static Task<ServiceResource> FetchAsync(FetchServiceOptions options, ITwilioRestClient client = null) =>
        Calls.GetAsync($"/v1/Services/{options.PathSid}", client);

    public static Task<ResourceSet<ServiceResource>> ReadAsync(ReadServiceOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/Services", options, client);
}
