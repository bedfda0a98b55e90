using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Types;

namespace Twilio.Rest.Trusthub.V1;

public class CreateCustomerProfilesOptions(string friendlyName, string email, string policySid) : IOptions<CustomerProfilesResource>
{
    public string FriendlyName { get; } = friendlyName;

    public string Email { get; } = email;

    public string PolicySid { get; } = policySid;

    public Uri StatusCallback { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("FriendlyName", FriendlyName)
        .Add("Email", Email)
        .Add("PolicySid", PolicySid)
        .Add("StatusCallback", StatusCallback);
}

public class FetchCustomerProfilesOptions(string pathSid) : IOptions<CustomerProfilesResource>
{
    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

public class ReadCustomerProfilesOptions() : ReadOptions<CustomerProfilesResource>
{
    public CustomerProfilesResource.StatusEnum Status { get; set; }

    public string FriendlyName { get; set; }

    public string PolicySid { get; set; }

    public override List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("Status", Status)
        .Add("FriendlyName", FriendlyName)
        .Add("PolicySid", PolicySid);
}

public class UpdateCustomerProfilesOptions(string pathSid) : IOptions<CustomerProfilesResource>
{
    public string PathSid { get; } = pathSid;

    public CustomerProfilesResource.StatusEnum Status { get; set; }

    public Uri StatusCallback { get; set; }

    public string FriendlyName { get; set; }

    public string Email { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("Status", Status)
        .Add("StatusCallback", StatusCallback)
        .Add("FriendlyName", FriendlyName)
        .Add("Email", Email);
}

/// <summary>A customer profile: who a company is.</summary>
public class CustomerProfilesResource : Resource
{
    private static readonly ResourceCalls<CustomerProfilesResource> Calls = new(Domain.Trusthub, "results");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("policy_sid")]
    public string PolicySid { get; private set; }

    [JsonProperty("friendly_name")]
    public string FriendlyName { get; private set; }

    [JsonProperty("status")]
    public StatusEnum Status { get; private set; }

    [JsonProperty("email")]
    public string Email { get; private set; }

    [JsonProperty("status_callback")]
    public Uri StatusCallback { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("errors")]
    public List<object> Errors { get; private set; }

    public static Task<CustomerProfilesResource> CreateAsync(CreateCustomerProfilesOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/CustomerProfiles", options, client);

    public static Task<CustomerProfilesResource> FetchAsync(FetchCustomerProfilesOptions options, ITwilioRestClient client = null) =>
        Calls.GetAsync($"/v1/CustomerProfiles/{options.PathSid}", client);

    public static Task<ResourceSet<CustomerProfilesResource>> ReadAsync(ReadCustomerProfilesOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/CustomerProfiles", options, client);

    public static Task<CustomerProfilesResource> UpdateAsync(UpdateCustomerProfilesOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/CustomerProfiles/{options.PathSid}", options, client);

    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Draft = new("draft");
        public static readonly StatusEnum PendingReview = new("pending-review");
        public static readonly StatusEnum InReview = new("in-review");
        public static readonly StatusEnum TwilioRejected = new("twilio-rejected");
        public static readonly StatusEnum TwilioApproved = new("twilio-approved");

        public StatusEnum() { }

        private StatusEnum(string value) : base(value) { }

        public static implicit operator StatusEnum(string value) => new(value);
    }
}
