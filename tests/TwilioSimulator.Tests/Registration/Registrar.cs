using System.Net.Http.Json;
using System.Text.Json;

namespace TwilioSimulator.Tests.Registration;

/// <summary>A customer who registers a company, call by call as Twilio's guide has them.</summary>
public sealed class Registrar(SimulatorHost simulator)
{
    public const string Primary = "BU00000000000000000000000000000001";
    const string Trust = "trusthub.twilio.com";
    const string Messaging = "messaging.twilio.com";

    public async Task<(int Status, JsonElement Body)> CallAsync(HttpMethod method, string host, string path, params (string Key, string Value)[] form)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Twilio-Host", host);
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
        using var answer = await simulator.Api.SendAsync(request);
        return ((int)answer.StatusCode, answer.StatusCode == System.Net.HttpStatusCode.NoContent ? default : await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public Task<(int Status, JsonElement Body)> PostAsync(string path, params (string Key, string Value)[] form) =>
        CallAsync(HttpMethod.Post, path.Contains("/Services", StringComparison.Ordinal) || path.Contains("/a2p", StringComparison.Ordinal) ? Messaging : Trust, path, form);

    public async Task<JsonElement> GetAsync(string path) =>
        (await CallAsync(HttpMethod.Get, path.Contains("/Services", StringComparison.Ordinal) || path.Contains("/a2p", StringComparison.Ordinal) ? Messaging : Trust, path)).Body;

    public async Task<string> CreateAsync(string path, params (string Key, string Value)[] form)
    {
        var (status, body) = await PostAsync(path, form);
        Assert.Equal(201, status);
        return body.GetProperty("sid").GetString()!;
    }

    public async Task<string> PartAsync(string bundle, string type, object attributes, string kind = "EndUsers")
    {
        var part = await CreateAsync($"/v1/{kind}", ("FriendlyName", type), ("Type", type), ("Attributes", JsonSerializer.Serialize(attributes)));
        await CreateAsync($"{bundle}/EntityAssignments", ("ObjectSid", part));
        return part;
    }

    /// <summary>Submits a bundle and waits for the decision.</summary>
    public async Task<string> DecisionAsync(string bundle)
    {
        Assert.Equal(200, (await PostAsync(bundle, ("Status", "pending-review"))).Status);
        var decided = await Eventually.GetAsync(() => GetAsync(bundle), body => body.GetProperty("status").GetString()!.StartsWith("twilio-", StringComparison.Ordinal), "a decision");
        return decided.GetProperty("status").GetString()!;
    }

    /// <summary>Both bundles of a sole proprietor, approved; then the brand.</summary>
    public async Task<string> SoleProprietorAsync(string mobile)
    {
        var profile = "/v1/CustomerProfiles/" + await CreateAsync("/v1/CustomerProfiles", ("FriendlyName", "sole"), ("Email", "a@b.example"), ("PolicySid", "RN806dd6cd175f314e1f96a9727ee271f4"));
        await PartAsync(profile, "starter_customer_profile_information", new { first_name = "Ann", last_name = "Lee", email = "a@b.example", phone_number = "+14155550100" });
        await PartAsync(profile, "customer_profile_address", new { address_sids = "AD00000000000000000000000000000001" }, "SupportingDocuments");
        await CreateAsync($"{profile}/EntityAssignments", ("ObjectSid", Primary));
        Assert.Equal("twilio-approved", await DecisionAsync(profile));

        var product = "/v1/TrustProducts/" + await CreateAsync("/v1/TrustProducts", ("FriendlyName", "sole"), ("Email", "a@b.example"), ("PolicySid", "RN670d5d2e282a6130ae063b234b6019c8"));
        await PartAsync(product, "sole_proprietor_information", new { brand_name = "Ann's Walks", mobile_phone_number = mobile, vertical = "PROFESSIONAL" });
        await CreateAsync($"{product}/EntityAssignments", ("ObjectSid", profile[^34..]));
        Assert.Equal("twilio-approved", await DecisionAsync(product));
        return await CreateAsync("/v1/a2p/BrandRegistrations", ("CustomerProfileBundleSid", profile[^34..]), ("A2PProfileBundleSid", product[^34..]), ("BrandType", "SOLE_PROPRIETOR"));
    }
}
