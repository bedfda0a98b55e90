using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using Twilio.Rest.Trusthub.V1;
using Twilio.Rest.Trusthub.V1.CustomerProfiles;
using Twilio.Rest.Trusthub.V1.TrustProducts;

namespace Numbers.Carrier;

/// <summary>Which of the twins: the profile says who a company is, the product what it wants to do.</summary>
internal enum BundleKind
{
    Profile,
    Product,
}

/// <summary>Customer profiles and trust products: create, fill, check, submit, watch.</summary>
internal sealed class TwilioProfiles(TwilioClients clients, IOptions<TwilioOptions> options)
{
    private const string PendingReview = "pending-review";

    public Task<CarrierAnswer<string>> CreateAsync(BundleKind kind, string account, string friendlyName, string email, string policy) => CarrierCall.TryAsync(async () =>
        kind == BundleKind.Profile
            ? (await CustomerProfilesResource.CreateAsync(
                new CreateCustomerProfilesOptions(friendlyName, email, policy) { StatusCallback = options.Value.NewsUrl }, clients.Of(account))).Sid
            : (await TrustProductsResource.CreateAsync(
                new CreateTrustProductsOptions(friendlyName, email, policy) { StatusCallback = options.Value.NewsUrl }, clients.Of(account))).Sid);

    public Task<CarrierAnswer<string?>> FindAsync(BundleKind kind, string account, string friendlyName, string policy) => CarrierCall.TryAsync(async () =>
        kind == BundleKind.Profile
            ? (await CustomerProfilesResource.ReadAsync(new ReadCustomerProfilesOptions { FriendlyName = friendlyName, PolicySid = policy }, clients.Of(account)))
                .FirstOrDefault()?.Sid
            : (await TrustProductsResource.ReadAsync(new ReadTrustProductsOptions { FriendlyName = friendlyName, PolicySid = policy }, clients.Of(account)))
                .FirstOrDefault()?.Sid);

    public Task<CarrierAnswer<string>> AssignAsync(BundleKind kind, string account, string bundle, string part) => CarrierCall.TryAsync(async () =>
        kind == BundleKind.Profile
            ? (await CustomerProfilesEntityAssignmentsResource.CreateAsync(new(bundle, part), clients.Of(account))).Sid
            : (await TrustProductsEntityAssignmentsResource.CreateAsync(new(bundle, part), clients.Of(account))).Sid);

    public Task<CarrierAnswer<string?>> FindAssignmentAsync(BundleKind kind, string account, string bundle, string part) => CarrierCall.TryAsync(async () =>
        kind == BundleKind.Profile
            ? (await CustomerProfilesEntityAssignmentsResource.ReadAsync(new ReadCustomerProfilesEntityAssignmentsOptions(bundle), clients.Of(account)))
                .FirstOrDefault(assignment => assignment.ObjectSid == part)?.Sid
            : (await TrustProductsEntityAssignmentsResource.ReadAsync(new ReadTrustProductsEntityAssignmentsOptions(bundle), clients.Of(account)))
                .FirstOrDefault(assignment => assignment.ObjectSid == part)?.Sid);

    /// <summary>The fields that keep the bundle from complying; none when it does.</summary>
    public Task<CarrierAnswer<IReadOnlyList<string>>> EvaluateAsync(BundleKind kind, string account, string bundle, string policy) =>
        CarrierCall.TryAsync<IReadOnlyList<string>>(async () =>
        {
            var results = kind == BundleKind.Profile
                ? (await CustomerProfilesEvaluationsResource.CreateAsync(new(bundle, policy), clients.Of(account))).Results
                : (await TrustProductsEvaluationsResource.CreateAsync(new(bundle, policy), clients.Of(account))).Results;
            return [.. (results ?? []).Select(JToken.FromObject)
                .Where(result => (bool?)result["passed"] == false)
                .SelectMany(result => (result["invalid"] as JArray ?? []).Select(field => (string?)field["object_field"] ?? "").Prepend((string?)result["object_type"] ?? ""))
                .Where(field => field.Length > 0)];
        });

    public async Task<CarrierFailure?> SubmitAsync(BundleKind kind, string account, string bundle) => (await CarrierCall.TryAsync(async () =>
        kind == BundleKind.Profile
            ? (await CustomerProfilesResource.UpdateAsync(new(bundle) { Status = CustomerProfilesResource.StatusEnum.PendingReview }, clients.Of(account))).Sid
            : (await TrustProductsResource.UpdateAsync(new(bundle) { Status = TrustProductsResource.StatusEnum.PendingReview }, clients.Of(account))).Sid)).Failure;

    /// <summary>The review, and whether it was ever begun: a draft waits for being submitted.</summary>
    public Task<CarrierAnswer<(Review Review, bool Submitted)>> FetchAsync(BundleKind kind, string account, string bundle) => CarrierCall.TryAsync(async () =>
    {
        if (kind == BundleKind.Profile)
        {
            var profile = await CustomerProfilesResource.FetchAsync(new(bundle), clients.Of(account));
            return Read(profile.Status?.ToString(), profile.Errors);
        }

        var product = await TrustProductsResource.FetchAsync(new(bundle), clients.Of(account));
        return Read(product.Status?.ToString(), product.Errors);
    });

    private static (Review, bool) Read(string? status, List<object>? errors) => status switch
    {
        "twilio-approved" => (Review.Approved, true),
        "twilio-rejected" => (Review.Rejected(errors), true),
        PendingReview or "in-review" => (Review.Open, true),
        _ => (Review.Open, false),
    };
}
