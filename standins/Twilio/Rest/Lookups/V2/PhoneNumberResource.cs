using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Types;

namespace Twilio.Rest.Lookups.V2;

public class FetchPhoneNumberOptions(string pathPhoneNumber) : IOptions<PhoneNumberResource>
{
    public string PathPhoneNumber { get; } = pathPhoneNumber;

    public string Fields { get; set; }

    public string CountryCode { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("Fields", Fields)
        .Add("CountryCode", CountryCode);
}

/// <summary>What the carriers know of any phone number.</summary>
public class PhoneNumberResource : Resource
{
    private static readonly ResourceCalls<PhoneNumberResource> Calls = new(Domain.Lookups, "phone_numbers");

    [JsonProperty("calling_country_code")]
    public string CallingCountryCode { get; private set; }

    [JsonProperty("country_code")]
    public string CountryCode { get; private set; }

    [JsonProperty("phone_number")]
    public PhoneNumber PhoneNumber { get; private set; }

    [JsonProperty("national_format")]
    public string NationalFormat { get; private set; }

    [JsonProperty("valid")]
    public bool? Valid { get; private set; }

    [JsonProperty("line_type_intelligence")]
    public LineTypeIntelligenceInfo LineTypeIntelligence { get; private set; }

    public static Task<PhoneNumberResource> FetchAsync(FetchPhoneNumberOptions options, ITwilioRestClient client = null) =>
        Calls.GetAsync($"/v2/PhoneNumbers/{options.PathPhoneNumber}", options, client);
}

/// <summary>What kind of line a number is. <c>Type</c>: mobile, landline, fixedVoip, nonFixedVoip, tollFree and others.</summary>
public class LineTypeIntelligenceInfo
{
    [JsonProperty("mobile_country_code")]
    public string MobileCountryCode { get; set; }

    [JsonProperty("mobile_network_code")]
    public string MobileNetworkCode { get; set; }

    [JsonProperty("carrier_name")]
    public string CarrierName { get; set; }

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonProperty("error_code")]
    public int? ErrorCode { get; set; }
}
