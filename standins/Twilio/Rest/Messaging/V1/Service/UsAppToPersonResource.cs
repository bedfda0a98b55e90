using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Messaging.V1.Service;

public class CreateUsAppToPersonOptions(string pathMessagingServiceSid, string brandRegistrationSid, string description, string messageFlow, List<string> messageSamples, string usAppToPersonUsecase, bool? hasEmbeddedLinks, bool? hasEmbeddedPhone) : IOptions<UsAppToPersonResource>
{
    public string PathMessagingServiceSid { get; } = pathMessagingServiceSid;

    public string BrandRegistrationSid { get; } = brandRegistrationSid;

    public string Description { get; } = description;

    public string MessageFlow { get; } = messageFlow;

    public List<string> MessageSamples { get; } = messageSamples;

    public string UsAppToPersonUsecase { get; } = usAppToPersonUsecase;

    public bool? HasEmbeddedLinks { get; } = hasEmbeddedLinks;

    public bool? HasEmbeddedPhone { get; } = hasEmbeddedPhone;

    public string OptInMessage { get; set; }

    public string OptOutMessage { get; set; }

    public string HelpMessage { get; set; }

    public List<string> OptInKeywords { get; set; }

    public List<string> OptOutKeywords { get; set; }

    public List<string> HelpKeywords { get; set; }

    public bool? SubscriberOptIn { get; set; }

    public bool? AgeGated { get; set; }

    public bool? DirectLending { get; set; }

    public Uri PrivacyPolicyUrl { get; set; }

    public Uri TermsAndConditionsUrl { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("BrandRegistrationSid", BrandRegistrationSid)
        .Add("Description", Description)
        .Add("MessageFlow", MessageFlow)
        .Add("MessageSamples", MessageSamples)
        .Add("UsAppToPersonUsecase", UsAppToPersonUsecase)
        .Add("HasEmbeddedLinks", HasEmbeddedLinks)
        .Add("HasEmbeddedPhone", HasEmbeddedPhone)
        .Add("OptInMessage", OptInMessage)
        .Add("OptOutMessage", OptOutMessage)
        .Add("HelpMessage", HelpMessage)
        .Add("OptInKeywords", OptInKeywords)
        .Add("OptOutKeywords", OptOutKeywords)
        .Add("HelpKeywords", HelpKeywords)
        .Add("SubscriberOptIn", SubscriberOptIn)
        .Add("AgeGated", AgeGated)
        .Add("DirectLending", DirectLending)
        .Add("PrivacyPolicyUrl", PrivacyPolicyUrl)
        .Add("TermsAndConditionsUrl", TermsAndConditionsUrl);
}

public class FetchUsAppToPersonOptions(string pathMessagingServiceSid, string pathSid) : IOptions<UsAppToPersonResource>
{
    public string PathMessagingServiceSid { get; } = pathMessagingServiceSid;

    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

public class ReadUsAppToPersonOptions(string pathMessagingServiceSid) : ReadOptions<UsAppToPersonResource>
{
    public string PathMessagingServiceSid { get; } = pathMessagingServiceSid;

    public override List<KeyValuePair<string, string>> GetParams() => [];
}

public class DeleteUsAppToPersonOptions(string pathMessagingServiceSid, string pathSid) : IOptions<UsAppToPersonResource>
{
    public string PathMessagingServiceSid { get; } = pathMessagingServiceSid;

    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>A campaign: what a Messaging Service sends, and how people consented.</summary>
public class UsAppToPersonResource : Resource
{
    private static readonly ResourceCalls<UsAppToPersonResource> Calls = new(Domain.Messaging, "compliance");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("brand_registration_sid")]
    public string BrandRegistrationSid { get; private set; }

    [JsonProperty("campaign_id")]
    public string CampaignId { get; private set; }

    [JsonProperty("campaign_status")]
    public string CampaignStatus { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("errors")]
    public List<object> Errors { get; private set; }

    [JsonProperty("messaging_service_sid")]
    public string MessagingServiceSid { get; private set; }

    [JsonProperty("us_app_to_person_usecase")]
    public string UsAppToPersonUsecase { get; private set; }

    public static Task<UsAppToPersonResource> CreateAsync(CreateUsAppToPersonOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/Services/{options.PathMessagingServiceSid}/Compliance/Usa2p", options, client);

    public static Task<UsAppToPersonResource> FetchAsync(FetchUsAppToPersonOptions options, ITwilioRestClient client = null) =>
        Calls.GetAsync($"/v1/Services/{options.PathMessagingServiceSid}/Compliance/Usa2p/{options.PathSid}", client);

    public static Task<ResourceSet<UsAppToPersonResource>> ReadAsync(ReadUsAppToPersonOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/Services/{options.PathMessagingServiceSid}/Compliance/Usa2p", options, client);

    public static Task<bool> DeleteAsync(DeleteUsAppToPersonOptions options, ITwilioRestClient client = null) =>
        Calls.DeleteAsync($"/v1/Services/{options.PathMessagingServiceSid}/Compliance/Usa2p/{options.PathSid}", client);
}
