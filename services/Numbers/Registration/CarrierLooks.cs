using Numbers.Carrier;

namespace Numbers.Registration;

/// <summary>The moves that only look: how does the carrier stand to it?</summary>
internal sealed class CarrierLooks(TwilioProfiles profiles, TwilioBrands brands, TwilioCampaigns campaigns, TwilioMessagingServices services)
{
    public async Task<MoveOutcome> LookAsync(CompanyRegistration registration, Move move, string? service) => move switch
    {
        Move.ProfileApproved => Of(await profiles.FetchAsync(BundleKind.Profile, registration.AccountSid, registration.Sid(Move.Profile)!), found => MoveOutcome.Of(found.Review)),
        Move.ProductApproved => Of(await profiles.FetchAsync(BundleKind.Product, registration.AccountSid, registration.Sid(Move.Product)!), found => MoveOutcome.Of(found.Review)),
        Move.BrandApproved => Of(await brands.FetchAsync(registration.AccountSid, registration.Sid(Move.Brand)!), found => MoveOutcome.Of(found.Review)),
        Move.OwnerSaidYes => Of(await brands.FetchAsync(registration.AccountSid, registration.Sid(Move.Brand)!), Yes),
        Move.CampaignApproved => Of(await campaigns.FetchAsync(registration.AccountSid, service!, registration.Sid(Move.Campaign)!), MoveOutcome.Of),
        Move.NumberRegistered => Of(await services.IsRegisteredAsync(registration.AccountSid, service!), yes => yes ? new MoveOutcome.Made(null) : new MoveOutcome.NotYet()),
        _ => throw new InvalidOperationException($"{move} is not for looking."),
    };

    // A brand can still be suspended while its owner thinks.
    private static MoveOutcome Yes(CarrierBrand brand) =>
        brand.Review.State == ReviewState.Rejected ? MoveOutcome.Of(brand.Review)
        : brand.Verified ? new MoveOutcome.Made(null)
        : new MoveOutcome.NotYet();

    private static MoveOutcome Of<T>(CarrierAnswer<T> answer, Func<T, MoveOutcome> read) =>
        answer.Worked ? read(answer.Value!) : new MoveOutcome.Failed(answer.Failure!);
}
