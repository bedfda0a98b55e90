using Twilio.Rest.Messaging.V1;
using Twilio.Rest.Messaging.V1.BrandRegistration;

namespace Numbers.Carrier;

/// <summary>A brand as the registry sees it.</summary>
/// <param name="Verified">The owner has said YES, or none is needed.</param>
internal sealed record CarrierBrand(string Sid, Review Review, bool Verified);

/// <summary>Brand registrations and the text that asks for a YES.</summary>
internal sealed class TwilioBrands(TwilioClients clients)
{
    public const int ResubmittedTooOften = 21724;

    public Task<CarrierAnswer<string>> CreateAsync(string account, string profile, string product, bool soleProprietor, bool lowVolume) => CarrierCall.TryAsync(async () =>
        (await BrandRegistrationResource.CreateAsync(new(profile, product)
        {
            BrandType = soleProprietor ? "SOLE_PROPRIETOR" : "STANDARD",
            SkipAutomaticSecVet = lowVolume ? true : null,
        }, clients.Of(account))).Sid);

    public Task<CarrierAnswer<string?>> FindAsync(string account, string profile) => CarrierCall.TryAsync(async () =>
        (await BrandRegistrationResource.ReadAsync(new ReadBrandRegistrationOptions { PageSize = 1000 }, clients.Of(account)))
        .FirstOrDefault(brand => brand.CustomerProfileBundleSid == profile)?.Sid);

    public async Task<CarrierFailure?> ResubmitAsync(string account, string brand) =>
        (await CarrierCall.TryAsync(() => BrandRegistrationResource.UpdateAsync(new(brand), clients.Of(account)))).Failure;

    public async Task<CarrierFailure?> AskOwnerAsync(string account, string brand) =>
        (await CarrierCall.TryAsync(() => BrandRegistrationOtpResource.CreateAsync(new(brand), clients.Of(account)))).Failure;

    public Task<CarrierAnswer<CarrierBrand>> FetchAsync(string account, string sid) => CarrierCall.TryAsync(async () =>
    {
        var brand = await BrandRegistrationResource.FetchAsync(new(sid), clients.Of(account));
        var review = brand.Status?.ToString() switch
        {
            "APPROVED" => Review.Approved,
            "FAILED" or "SUSPENDED" or "DELETION_PENDING" or "DELETION_FAILED" => Review.Rejected(brand.Errors),
            _ => Review.Open,
        };
        return new CarrierBrand(sid, review, brand.IdentityStatus?.ToString() is "VERIFIED" or "VETTED_VERIFIED");
    });
}
