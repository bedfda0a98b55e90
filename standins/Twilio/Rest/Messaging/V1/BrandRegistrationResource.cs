using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Types;

namespace Twilio.Rest.Messaging.V1;

public class CreateBrandRegistrationOptions(string customerProfileBundleSid, string a2PProfileBundleSid) : IOptions<BrandRegistrationResource>
{
    public string CustomerProfileBundleSid { get; } = customerProfileBundleSid;

    public string A2PProfileBundleSid { get; } = a2PProfileBundleSid;

    public string BrandType { get; set; }

    public bool? Mock { get; set; }

    public bool? SkipAutomaticSecVet { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("CustomerProfileBundleSid", CustomerProfileBundleSid)
        .Add("A2PProfileBundleSid", A2PProfileBundleSid)
        .Add("BrandType", BrandType)
        .Add("Mock", Mock)
        .Add("SkipAutomaticSecVet", SkipAutomaticSecVet);
}

public class FetchBrandRegistrationOptions(string pathSid) : IOptions<BrandRegistrationResource>
{
    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

public class ReadBrandRegistrationOptions() : ReadOptions<BrandRegistrationResource>
{
    public override List<KeyValuePair<string, string>> GetParams() => [];
}

public class UpdateBrandRegistrationOptions(string pathSid) : IOptions<BrandRegistrationResource>
{
    public string PathSid { get; } = pathSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>A brand at the carriers' registry. Updating it, without a body, submits it again.</summary>
public class BrandRegistrationResource : Resource
{
    private static readonly ResourceCalls<BrandRegistrationResource> Calls = new(Domain.Messaging, "data");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("customer_profile_bundle_sid")]
    public string CustomerProfileBundleSid { get; private set; }

    [JsonProperty("a2p_profile_bundle_sid")]
    public string A2PProfileBundleSid { get; private set; }

    [JsonProperty("date_created")]
    public DateTime? DateCreated { get; private set; }

    [JsonProperty("date_updated")]
    public DateTime? DateUpdated { get; private set; }

    [JsonProperty("brand_type")]
    public string BrandType { get; private set; }

    [JsonProperty("status")]
    public StatusEnum Status { get; private set; }

    [JsonProperty("tcr_id")]
    public string TcrId { get; private set; }

    [JsonProperty("failure_reason")]
    public string FailureReason { get; private set; }

    [JsonProperty("errors")]
    public List<object> Errors { get; private set; }

    [JsonProperty("identity_status")]
    public IdentityStatusEnum IdentityStatus { get; private set; }

    [JsonProperty("mock")]
    public bool? Mock { get; private set; }

    public static Task<BrandRegistrationResource> CreateAsync(CreateBrandRegistrationOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/a2p/BrandRegistrations", options, client);

    public static Task<BrandRegistrationResource> FetchAsync(FetchBrandRegistrationOptions options, ITwilioRestClient client = null) =>
        Calls.GetAsync($"/v1/a2p/BrandRegistrations/{options.PathSid}", client);

    public static Task<ResourceSet<BrandRegistrationResource>> ReadAsync(ReadBrandRegistrationOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/a2p/BrandRegistrations", options, client);

    public static Task<BrandRegistrationResource> UpdateAsync(UpdateBrandRegistrationOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/a2p/BrandRegistrations/{options.PathSid}", options, client);

    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Pending = new("PENDING");
        public static readonly StatusEnum Approved = new("APPROVED");
        public static readonly StatusEnum Failed = new("FAILED");
        public static readonly StatusEnum InReview = new("IN_REVIEW");
        public static readonly StatusEnum DeletionPending = new("DELETION_PENDING");
        public static readonly StatusEnum DeletionFailed = new("DELETION_FAILED");
        public static readonly StatusEnum Suspended = new("SUSPENDED");

        public StatusEnum() { }

        private StatusEnum(string value) : base(value) { }

        public static implicit operator StatusEnum(string value) => new(value);
    }

    public sealed class IdentityStatusEnum : StringEnum
    {
        public static readonly IdentityStatusEnum SelfDeclared = new("SELF_DECLARED");
        public static readonly IdentityStatusEnum Unverified = new("UNVERIFIED");
        public static readonly IdentityStatusEnum Verified = new("VERIFIED");
        public static readonly IdentityStatusEnum VettedVerified = new("VETTED_VERIFIED");

        public IdentityStatusEnum() { }

        private IdentityStatusEnum(string value) : base(value) { }

        public static implicit operator IdentityStatusEnum(string value) => new(value);
    }
}
