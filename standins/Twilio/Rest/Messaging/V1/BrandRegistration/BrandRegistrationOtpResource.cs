using Newtonsoft.Json;
using Twilio.Base;
using Twilio.Clients;

namespace Twilio.Rest.Messaging.V1.BrandRegistration;

public class CreateBrandRegistrationOtpOptions(string pathBrandRegistrationSid) : IOptions<BrandRegistrationOtpResource>
{
    public string PathBrandRegistrationSid { get; } = pathBrandRegistrationSid;

    public List<KeyValuePair<string, string>> GetParams() => [];
}

/// <summary>The text that asks a sole proprietor for a YES; each create sends one more.</summary>
public class BrandRegistrationOtpResource : Resource
{
    private static readonly ResourceCalls<BrandRegistrationOtpResource> Calls = new(Domain.Messaging, "data");

    [JsonProperty("account_sid")]
    public string AccountSid { get; private set; }

    [JsonProperty("brand_registration_sid")]
    public string BrandRegistrationSid { get; private set; }

    public static Task<BrandRegistrationOtpResource> CreateAsync(CreateBrandRegistrationOtpOptions options, ITwilioRestClient client = null) =>
        Calls.PostAsync($"/v1/a2p/BrandRegistrations/{options.PathBrandRegistrationSid}/SmsOtp", options, client);
}
