using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

public class CreateIncomingPhoneNumberOptions() : IOptions<IncomingPhoneNumberResource>
{
    public string PathAccountSid { get; set; }

    public string FriendlyName { get; set; }

    public Twilio.Http.HttpMethod SmsMethod { get; set; }

    public Uri SmsUrl { get; set; }

    public Uri SmsFallbackUrl { get; set; }

    public Twilio.Http.HttpMethod VoiceMethod { get; set; }

    public Uri VoiceUrl { get; set; }

    public PhoneNumber PhoneNumber { get; set; }

    public string AreaCode { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .Add("SmsMethod", SmsMethod)
        .Add("SmsUrl", SmsUrl)
        .Add("SmsFallbackUrl", SmsFallbackUrl)
        .Add("VoiceMethod", VoiceMethod)
        .Add("VoiceUrl", VoiceUrl)
        .Add("PhoneNumber", PhoneNumber)
        .Add("AreaCode", AreaCode);
}

public class ReadIncomingPhoneNumberOptions() : ReadOptions<IncomingPhoneNumberResource>
{
    public string PathAccountSid { get; set; }

    public bool? Beta { get; set; }

    public string FriendlyName { get; set; }

    public PhoneNumber PhoneNumber { get; set; }

    public override List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("Beta", Beta)
        .Add("FriendlyName", FriendlyName)
        .Add("PhoneNumber", PhoneNumber);
}

public class UpdateIncomingPhoneNumberOptions(string pathSid) : IOptions<IncomingPhoneNumberResource>
{
    public string PathSid { get; } = pathSid;

    public string PathAccountSid { get; set; }

    public string FriendlyName { get; set; }

    public Twilio.Http.HttpMethod SmsMethod { get; set; }

    public Uri SmsUrl { get; set; }

    public Uri SmsFallbackUrl { get; set; }

    public Twilio.Http.HttpMethod VoiceMethod { get; set; }

    public Uri VoiceUrl { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .Add("SmsMethod", SmsMethod)
        .Add("SmsUrl", SmsUrl)
        .Add("SmsFallbackUrl", SmsFallbackUrl)
        .Add("VoiceMethod", VoiceMethod)
        .Add("VoiceUrl", VoiceUrl);
}

public class DeleteIncomingPhoneNumberOptions(string pathSid) : IOptions<IncomingPhoneNumberResource>
{
    public string PathSid { get; } = pathSid;

    public string PathAccountSid { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>A number of the account. Buying is not idempotent: look for it by its friendly name before you buy again.</summary>
public class IncomingPhoneNumberResource : Resource
{
    private static readonly ResourceCalls<IncomingPhoneNumberResource> Calls = new(Domain.Api, "incoming_phone_numbers");

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("capabilities")]
    public PhoneNumberCapabilities Capabilities { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("phone_number")]
    public PhoneNumber PhoneNumber { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("sms_url")]
    public Uri SmsUrl { get; private set; }

    [JsonProperty("voice_url")]
    public Uri VoiceUrl { get; private set; }

    [JsonProperty("status")]
    public string Status { get; private set; }

    [JsonProperty("type")]
    public string Type { get; private set; }

    [JsonProperty("uri")]
    public string Uri { get; private set; }

    public static Task<IncomingPhoneNumberResource> CreateAsync(CreateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"{ResourceCalls<IncomingPhoneNumberResource>.Account(options.PathAccountSid, client)}/IncomingPhoneNumbers.json", options, client);

    public static Task<ResourceSet<IncomingPhoneNumberResource>> ReadAsync(ReadIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"{ResourceCalls<IncomingPhoneNumberResource>.Account(options.PathAccountSid, client)}/IncomingPhoneNumbers.json", options, client);

    public static Task<IncomingPhoneNumberResource> UpdateAsync(UpdateIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"{ResourceCalls<IncomingPhoneNumberResource>.Account(options.PathAccountSid, client)}/IncomingPhoneNumbers/{options.PathSid}.json", options, client);

    public static Task<bool> DeleteAsync(DeleteIncomingPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Calls.DeleteAsync($"{ResourceCalls<IncomingPhoneNumberResource>.Account(options.PathAccountSid, client)}/IncomingPhoneNumbers/{options.PathSid}.json", client);
}
