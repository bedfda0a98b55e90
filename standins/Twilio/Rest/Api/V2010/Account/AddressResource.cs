using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Api.V2010.Account;

public class CreateAddressOptions(string customerName, string street, string city, string region, string postalCode, string isoCountry) : IOptions<AddressResource>
{
    public string CustomerName { get; } = customerName;

    public string Street { get; } = street;

    public string City { get; } = city;

    public string Region { get; } = region;

    public string PostalCode { get; } = postalCode;

    public string IsoCountry { get; } = isoCountry;

    public string PathAccountSid { get; set; }

    public string FriendlyName { get; set; }

    public bool? EmergencyEnabled { get; set; }

    public bool? AutoCorrectAddress { get; set; }

    public string StreetSecondary { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("CustomerName", CustomerName)
        .Add("Street", Street)
        .Add("City", City)
        .Add("Region", Region)
        .Add("PostalCode", PostalCode)
        .Add("IsoCountry", IsoCountry)
        .Add("FriendlyName", FriendlyName)
        .Add("EmergencyEnabled", EmergencyEnabled)
        .Add("AutoCorrectAddress", AutoCorrectAddress)
        .Add("StreetSecondary", StreetSecondary);
}

public class ReadAddressOptions() : ReadOptions<AddressResource>
{
    public string PathAccountSid { get; set; }

    public string CustomerName { get; set; }

    public string FriendlyName { get; set; }

    public string IsoCountry { get; set; }

    public override List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("CustomerName", CustomerName)
        .Add("FriendlyName", FriendlyName)
        .Add("IsoCountry", IsoCountry);
}

public class UpdateAddressOptions(string pathSid) : IOptions<AddressResource>
{
    public string PathSid { get; } = pathSid;

    public string PathAccountSid { get; set; }

    public string FriendlyName { get; set; }

    public string CustomerName { get; set; }

    public string Street { get; set; }

    public string City { get; set; }

    public string Region { get; set; }

    public string PostalCode { get; set; }

    public bool? AutoCorrectAddress { get; set; }

    public string StreetSecondary { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .Add("CustomerName", CustomerName)
        .Add("Street", Street)
        .Add("City", City)
        .Add("Region", Region)
        .Add("PostalCode", PostalCode)
        .Add("AutoCorrectAddress", AutoCorrectAddress)
        .Add("StreetSecondary", StreetSecondary);
}

/// <summary>A postal address.</summary>
public class AddressResource : Resource
{
    private static readonly ResourceCalls<AddressResource> Calls = new(Domain.Api, "addresses");

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("city")]
    public string City { get; private set; }

    [JsonProperty("customer_name")]
    public string CustomerName { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("iso_country")]
    public string IsoCountry { get; private set; }

    [JsonProperty("postal_code")]
    public string PostalCode { get; private set; }

    [JsonProperty("region")]
    public string Region { get; private set; }

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("street")]
    public string Street { get; private set; }

    [JsonProperty("street_secondary")]
    public string StreetSecondary { get; private set; }

    public static Task<AddressResource> CreateAsync(CreateAddressOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"{ResourceCalls<AddressResource>.Account(options.PathAccountSid, client)}/Addresses.json", options, client);

    public static Task<ResourceSet<AddressResource>> ReadAsync(ReadAddressOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"{ResourceCalls<AddressResource>.Account(options.PathAccountSid, client)}/Addresses.json", options, client);

    public static Task<AddressResource> UpdateAsync(UpdateAddressOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"{ResourceCalls<AddressResource>.Account(options.PathAccountSid, client)}/Addresses/{options.PathSid}.json", options, client);
}
