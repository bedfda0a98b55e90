using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Types;

namespace Twilio.Rest.Trusthub.V1.TrustProducts;

public class CreateTrustProductsEvaluationsOptions(string pathTrustProductSid, string policySid) : IOptions<TrustProductsEvaluationsResource>
{
    public string PathTrustProductSid { get; } = pathTrustProductSid;

    public string PolicySid { get; } = policySid;

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("PolicySid", PolicySid);
}

/// <summary>Whether a bundle has everything its policy asks for.</summary>
public class TrustProductsEvaluationsResource : Resource
{
    private static readonly ResourceCalls<TrustProductsEvaluationsResource> Calls = new(Domain.Trusthub, "results");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("policy_sid")]
    public string PolicySid { get; private set; }

    [JsonProperty("trust_product_sid")]
    public string TrustProductSid { get; private set; }

    [JsonProperty("status")]
    public StatusEnum Status { get; private set; }

    [JsonProperty("results")]
    public List<object> Results { get; private set; }

    public static Task<TrustProductsEvaluationsResource> CreateAsync(CreateTrustProductsEvaluationsOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/TrustProducts/{options.PathTrustProductSid}/Evaluations", options, client);

    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Compliant = new("compliant");
        public static readonly StatusEnum Noncompliant = new("noncompliant");

        public StatusEnum() { }

        private StatusEnum(string value) : base(value) { }

        public static implicit operator StatusEnum(string value) => new(value);
    }
}
