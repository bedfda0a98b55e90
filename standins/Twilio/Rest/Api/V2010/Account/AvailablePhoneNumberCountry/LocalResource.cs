using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account.AvailablePhoneNumberCountry;

public class ReadLocalOptions(string pathCountryCode) : ReadOptions<LocalResource>
{
    public string PathCountryCode { get; } = pathCountryCode;

    public string PathAccountSid { get; set; }

    public int? AreaCode { get; set; }

    public string Contains { get; set; }

    public bool? SmsEnabled { get; set; }

    public bool? MmsEnabled { get; set; }

    public bool? VoiceEnabled { get; set; }

    public bool? ExcludeAllAddressRequired { get; set; }

    public bool? Beta { get; set; }

    public string InRegion { get; set; }

    public string InLocality { get; set; }

    public override List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("AreaCode", AreaCode)
        .Add("Contains", Contains)
        .Add("SmsEnabled", SmsEnabled)
        .Add("MmsEnabled", MmsEnabled)
        .Add("VoiceEnabled", VoiceEnabled)
        .Add("ExcludeAllAddressRequired", ExcludeAllAddressRequired)
        .Add("Beta", Beta)
        .Add("InRegion", InRegion)
        .Add("InLocality", InLocality);
}

/// <summary>A local number that could be bought at this moment; seeing it reserves nothing.</summary>
public class LocalResource : Resource
{
    private static readonly ResourceCalls<LocalResource> Calls = new(Domain.Api, "available_phone_numbers");

    [JsonProperty("friendly_name")]
    public PhoneNumber FriendlyName { get; private set; }

    [JsonProperty("phone_number")]
    public PhoneNumber PhoneNumber { get; private set; }

    [JsonProperty("lata")]
    public string Lata { get; private set; }

    [JsonProperty("locality")]
    public string Locality { get; private set; }

    [JsonProperty("rate_center")]
    public string RateCenter { get; private set; }

    [JsonProperty("latitude")]
    public decimal? Latitude { get; private set; }

    [JsonProperty("longitude")]
    public decimal? Longitude { get; private set; }

    [JsonProperty("region")]
    public string Region { get; private set; }

    [JsonProperty("postal_code")]
    public string PostalCode { get; private set; }

    [JsonProperty("iso_country")]
    public string IsoCountry { get; private set; }

    [JsonProperty("address_requirements")]
    public string AddressRequirements { get; private set; }

    [JsonProperty("beta")]
    public bool? Beta { get; private set; }

    [JsonProperty("capabilities")]
    public PhoneNumberCapabilities Capabilities { get; private set; }

    public static Task<ResourceSet<LocalResource>> ReadAsync(ReadLocalOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"{ResourceCalls<LocalResource>.Account(options.PathAccountSid, client)}/AvailablePhoneNumbers/{options.PathCountryCode}/Local.json", options, client);
}
