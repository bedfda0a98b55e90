using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Types;

namespace Twilio.Rest.Messaging.V1.Service;

public class CreatePhoneNumberOptions(string pathServiceSid, string phoneNumberSid) : IOptions<PhoneNumberResource>
{
    public string PathServiceSid { get; } = pathServiceSid;

    public string PhoneNumberSid { get; } = phoneNumberSid;

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("PhoneNumberSid", PhoneNumberSid);
}

public class ReadPhoneNumberOptions(string pathServiceSid) : ReadOptions<PhoneNumberResource>
{
    public string PathServiceSid { get; } = pathServiceSid;

    public override List<KeyValuePair<string, string>> GetParams() => [];
}

public class DeletePhoneNumberOptions(string pathServiceSid, string pathSid) : IOptions<PhoneNumberResource>
{
    public string PathServiceSid { get; } = pathServiceSid;

    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>A number in the pool of a Messaging Service.</summary>
public class PhoneNumberResource : Resource
{
    private static readonly ResourceCalls<PhoneNumberResource> Calls = new(Domain.Messaging, "phone_numbers");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("service_sid")]
    public string ServiceSid { get; private set; }

    [JsonProperty("phone_number")]
    public PhoneNumber PhoneNumber { get; private set; }

    [JsonProperty("country_code")]
    public string CountryCode { get; private set; }

    [JsonProperty("capabilities")]
    public List<string> Capabilities { get; private set; }

    public static Task<PhoneNumberResource> CreateAsync(CreatePhoneNumberOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/Services/{options.PathServiceSid}/PhoneNumbers", options, client);

    public static Task<ResourceSet<PhoneNumberResource>> ReadAsync(ReadPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/Services/{options.PathServiceSid}/PhoneNumbers", options, client);

    public static Task<bool> DeleteAsync(DeletePhoneNumberOptions options, ITwilioRestClient client = null) =>
        Calls.DeleteAsync($"/v1/Services/{options.PathServiceSid}/PhoneNumbers/{options.PathSid}", client);
}
