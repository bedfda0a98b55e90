using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Trusthub.V1.CustomerProfiles;

public class CreateCustomerProfilesEntityAssignmentsOptions(string pathCustomerProfileSid, string objectSid) : IOptions<CustomerProfilesEntityAssignmentsResource>
{
    public string PathCustomerProfileSid { get; } = pathCustomerProfileSid;

    public string ObjectSid { get; } = objectSid;

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("ObjectSid", ObjectSid);
}

public class ReadCustomerProfilesEntityAssignmentsOptions(string pathCustomerProfileSid) : ReadOptions<CustomerProfilesEntityAssignmentsResource>
{
    public string PathCustomerProfileSid { get; } = pathCustomerProfileSid;

    public override List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>A part of a bundle.</summary>
public class CustomerProfilesEntityAssignmentsResource : Resource
{
    private static readonly ResourceCalls<CustomerProfilesEntityAssignmentsResource> Calls = new(Domain.Trusthub, "results");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("customer_profile_sid")]
    public string CustomerProfileSid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("object_sid")]
    public string ObjectSid { get; private set; }

    public static Task<CustomerProfilesEntityAssignmentsResource> CreateAsync(CreateCustomerProfilesEntityAssignmentsOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/CustomerProfiles/{options.PathCustomerProfileSid}/EntityAssignments", options, client);

    public static Task<ResourceSet<CustomerProfilesEntityAssignmentsResource>> ReadAsync(ReadCustomerProfilesEntityAssignmentsOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/CustomerProfiles/{options.PathCustomerProfileSid}/EntityAssignments", options, client);
}
