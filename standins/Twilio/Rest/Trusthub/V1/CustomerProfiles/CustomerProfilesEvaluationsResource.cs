using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Types;

namespace Twilio.Rest.Trusthub.V1.CustomerProfiles;

public class CreateCustomerProfilesEvaluationsOptions(string pathCustomerProfileSid, string policySid) : IOptions<CustomerProfilesEvaluationsResource>
{
    public string PathCustomerProfileSid { get; } = pathCustomerProfileSid;

    public string PolicySid { get; } = policySid;

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("PolicySid", PolicySid);
}

/// <summary>Whether a bundle has everything its policy asks for.</summary>
public class CustomerProfilesEvaluationsResource : Resource
{
    private static readonly ResourceCalls<CustomerProfilesEvaluationsResource> Calls = new(Domain.Trusthub, "results");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("policy_sid")]
    public string PolicySid { get; private set; }

    [JsonProperty("customer_profile_sid")]
    public string CustomerProfileSid { get; private set; }

    [JsonProperty("status")]
    public StatusEnum Status { get; private set; }

    [JsonProperty("results")]
    public List<object> Results { get; private set; }

    public static Task<CustomerProfilesEvaluationsResource> CreateAsync(CreateCustomerProfilesEvaluationsOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/CustomerProfiles/{options.PathCustomerProfileSid}/Evaluations", options, client);

    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Compliant = new("compliant");
        public static readonly StatusEnum Noncompliant = new("noncompliant");

        public StatusEnum() { }

        private StatusEnum(string value) : base(value) { }

        public static implicit operator StatusEnum(string value) => new(value);
    }
}
