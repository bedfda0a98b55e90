using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Trusthub.V1.TrustProducts;

public class CreateTrustProductsEntityAssignmentsOptions(string pathTrustProductSid, string objectSid) : IOptions<TrustProductsEntityAssignmentsResource>
{
    public string PathTrustProductSid { get; } = pathTrustProductSid;

    public string ObjectSid { get; } = objectSid;

    public List<KeyValuePair<string, string>> GetParams() => new Parameters()
        .Add("ObjectSid", ObjectSid);
}

public class ReadTrustProductsEntityAssignmentsOptions(string pathTrustProductSid) : ReadOptions<TrustProductsEntityAssignmentsResource>
{
    public string PathTrustProductSid { get; } = pathTrustProductSid;

    public override List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>A part of a bundle.</summary>
public class TrustProductsEntityAssignmentsResource : Resource
{
    private static readonly ResourceCalls<TrustProductsEntityAssignmentsResource> Calls = new(Domain.Trusthub, "results");

    [JsonProperty("sid")]
    public string Sid { get; private set; }

    [JsonProperty("trust_product_sid")]
    public string TrustProductSid { get; private set; }

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("object_sid")]
    public string ObjectSid { get; private set; }

    public static Task<TrustProductsEntityAssignmentsResource> CreateAsync(CreateTrustProductsEntityAssignmentsOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/TrustProducts/{options.PathTrustProductSid}/EntityAssignments", options, client);

    public static Task<ResourceSet<TrustProductsEntityAssignmentsResource>> ReadAsync(ReadTrustProductsEntityAssignmentsOptions options, ITwilioRestClient client = null) =>
        Calls.ReadAsync($"/v1/TrustProducts/{options.PathTrustProductSid}/EntityAssignments", options, client);
}
