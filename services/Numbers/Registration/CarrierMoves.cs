using Microsoft.Extensions.Options;
using Numbers.Carrier;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>
/// The moves that change something at the carrier. None of its creates is idempotent: a move in doubt is looked for first.
/// What was made once is changed by a correction, not made again.
/// </summary>
internal sealed class CarrierMoves(
    TwilioProfiles profiles, TwilioParts parts, TwilioBrands brands, TwilioCampaigns campaigns, IOptions<TwilioOptions> twilio, IOptions<RegistrationOptions> options)
{
    /// <param name="registration">What is known so far.</param>
    /// <param name="move">Not a watching one.</param>
    /// <param name="inDoubt">An earlier run may have made it.</param>
    /// <param name="ein">For <see cref="Move.Business"/> only.</param>
    /// <param name="service">The company's Messaging Service; for the campaign.</param>
    public async Task<MoveOutcome> MakeAsync(CompanyRegistration registration, Move move, bool inDoubt, string? ein, string? service)
    {
        if (inDoubt && registration.Sid(move) is null && await FindAsync(registration, move, service) is { } found)
        {
            if (!found.Worked) return new MoveOutcome.Failed(found.Failure!);
            if (found.Value is { } sid) return new MoveOutcome.Made(sid);
        }

        return move switch
        {
            Move.Profile => MoveOutcome.Of(await profiles.CreateAsync(BundleKind.Profile, registration.AccountSid, Name(registration, "profile"), Email(registration), ProfilePolicy(registration))),
            Move.Business => MoveOutcome.Of(await parts.WriteEndUserAsync(
                registration.AccountSid, registration.Sid(move), Name(registration, "business"), CarrierFacts.BusinessType, CarrierFacts.Business(registration.Form, ein!))),
            Move.Representative => MoveOutcome.Of(await parts.WriteEndUserAsync(registration.AccountSid, registration.Sid(move),
                Name(registration, "representative"), CarrierFacts.RepresentativeType(registration.Kind), CarrierFacts.Representative(registration.Form))),
            Move.ProductFacts => MoveOutcome.Of(await parts.WriteEndUserAsync(registration.AccountSid, registration.Sid(move), Name(registration, "messaging"),
                registration.Kind == BrandKind.SoleProprietor ? CarrierFacts.ProductFactsOfPerson : CarrierFacts.ProductFactsOfCompany, CarrierFacts.Product(registration.Form))),
            Move.Address => MoveOutcome.Of(await parts.WriteAddressAsync(registration.AccountSid, registration.Sid(move), Name(registration, "address"), CarrierFacts.Address(registration.Form))),
            Move.Document => MoveOutcome.Of(await parts.CreateDocumentAsync(registration.AccountSid, Name(registration, "document"), registration.Sid(Move.Address)!)),
            Move.Product => MoveOutcome.Of(await profiles.CreateAsync(BundleKind.Product, registration.AccountSid, Name(registration, "messaging"), Email(registration), ProductPolicy(registration))),
            Move.ProfileChecked => Checked(await profiles.EvaluateAsync(BundleKind.Profile, registration.AccountSid, registration.Sid(Move.Profile)!, ProfilePolicy(registration))),
            Move.ProductChecked => Checked(await profiles.EvaluateAsync(BundleKind.Product, registration.AccountSid, registration.Sid(Move.Product)!, ProductPolicy(registration))),
            Move.ProfileSubmitted => await SubmitAsync(registration, BundleKind.Profile, Move.Profile, inDoubt),
            Move.ProductSubmitted => await SubmitAsync(registration, BundleKind.Product, Move.Product, inDoubt),
            Move.Brand => await BrandAsync(registration, inDoubt),
            Move.Campaign => await CampaignAsync(registration, service!),
            _ => Assignment(move) is var (kind, bundle, part)
                ? MoveOutcome.Of(await profiles.AssignAsync(kind, registration.AccountSid, registration.Sid(bundle)!, Part(registration, part)))
                : throw new InvalidOperationException($"{move} does not change anything at the carrier."),
        };
    }

    /// <summary>What a move in doubt may have made; null where there is nothing to look for, because doing it twice does no harm.</summary>
    private async Task<CarrierAnswer<string?>?> FindAsync(CompanyRegistration registration, Move move, string? service) => move switch
    {
        Move.Profile => await profiles.FindAsync(BundleKind.Profile, registration.AccountSid, Name(registration, "profile"), ProfilePolicy(registration)),
        Move.Product => await profiles.FindAsync(BundleKind.Product, registration.AccountSid, Name(registration, "messaging"), ProductPolicy(registration)),
        Move.Business => await parts.FindEndUserAsync(registration.AccountSid, Name(registration, "business")),
        Move.Representative => await parts.FindEndUserAsync(registration.AccountSid, Name(registration, "representative")),
        Move.ProductFacts => await parts.FindEndUserAsync(registration.AccountSid, Name(registration, "messaging")),
        Move.Address => await parts.FindAddressAsync(registration.AccountSid, Name(registration, "address")),
        Move.Document => await parts.FindDocumentAsync(registration.AccountSid, Name(registration, "document")),
        Move.Brand => await brands.FindAsync(registration.AccountSid, registration.Sid(Move.Profile)!),
        Move.Campaign => await campaigns.FindAsync(registration.AccountSid, service!),
        _ => Assignment(move) is var (kind, bundle, part)
            ? await profiles.FindAssignmentAsync(kind, registration.AccountSid, registration.Sid(bundle)!, Part(registration, part))
            : null,
    };

    private async Task<MoveOutcome> SubmitAsync(CompanyRegistration registration, BundleKind kind, Move bundle, bool inDoubt)
    {
        if (inDoubt)
        {
            var known = await profiles.FetchAsync(kind, registration.AccountSid, registration.Sid(bundle)!);
            if (!known.Worked) return new MoveOutcome.Failed(known.Failure!);
            if (known.Value.Submitted && known.Value.Review.State != ReviewState.Rejected) return new MoveOutcome.Made(null);
        }

        return MoveOutcome.Of(await profiles.SubmitAsync(kind, registration.AccountSid, registration.Sid(bundle)!));
    }

    private async Task<MoveOutcome> BrandAsync(CompanyRegistration registration, bool inDoubt)
    {
        if (registration.Sid(Move.Brand) is not { } brand)
        {
            return MoveOutcome.Of(await brands.CreateAsync(registration.AccountSid, registration.Sid(Move.Profile)!, registration.Sid(Move.Product)!,
                registration.Kind == BrandKind.SoleProprietor, registration.Kind == BrandKind.LowVolume));
        }

        if (inDoubt)
        {
            // Each submission counts: one that may have gone in is not repeated unless the brand still stands rejected.
            var known = await brands.FetchAsync(registration.AccountSid, brand);
            if (!known.Worked) return new MoveOutcome.Failed(known.Failure!);
            if (known.Value!.Review.State != ReviewState.Rejected) return new MoveOutcome.Made(null);
        }

        return MoveOutcome.Of(await brands.ResubmitAsync(registration.AccountSid, brand));
    }

    // The carrier's edit of campaigns is closed to most accounts: a corrected one replaces the rejected one.
    private async Task<MoveOutcome> CampaignAsync(CompanyRegistration registration, string service)
    {
        if (registration.Sid(Move.Campaign) is { } old)
        {
            if (await campaigns.DeleteAsync(registration.AccountSid, service, old) is { } failure) return MoveOutcome.Of(failure);
            registration.Forget(Move.Campaign);
            return new MoveOutcome.NotYet(options.Value.CampaignPause);
        }

        var company = registration.Form.BusinessName!.Trim();
        return MoveOutcome.Of(await campaigns.CreateAsync(registration.AccountSid, service, registration.Sid(Move.Brand)!,
            CampaignWriter.ForCarrier(registration.Form.Campaign!, registration.Kind, company)));
    }

    private static MoveOutcome Checked(CarrierAnswer<IReadOnlyList<string>> invalid) =>
        !invalid.Worked ? MoveOutcome.Of(invalid.Failure)
        : invalid.Value!.Count == 0 ? new MoveOutcome.Made(null)
        : new MoveOutcome.Rejected(22214, invalid.Value);

    private static (BundleKind, Move Bundle, Move? Part)? Assignment(Move move) => move switch
    {
        Move.BusinessAssigned => (BundleKind.Profile, Move.Profile, Move.Business),
        Move.RepresentativeAssigned => (BundleKind.Profile, Move.Profile, Move.Representative),
        Move.DocumentAssigned => (BundleKind.Profile, Move.Profile, Move.Document),
        Move.PrimaryAssigned => (BundleKind.Profile, Move.Profile, null),
        Move.ProductFactsAssigned => (BundleKind.Product, Move.Product, Move.ProductFacts),
        Move.ProductProfileAssigned => (BundleKind.Product, Move.Product, Move.Profile),
        _ => null,
    };

    private string Part(CompanyRegistration registration, Move? part) => part is { } move ? registration.Sid(move)! : twilio.Value.PrimaryProfileSid;

    private string ProfilePolicy(CompanyRegistration registration) =>
        registration.Kind == BrandKind.SoleProprietor ? twilio.Value.SoleProprietorProfilePolicy : twilio.Value.CompanyProfilePolicy;

    private string ProductPolicy(CompanyRegistration registration) =>
        registration.Kind == BrandKind.SoleProprietor ? twilio.Value.SoleProprietorProductPolicy : twilio.Value.CompanyProductPolicy;

    // Carries the registration's id, so that what was made without an answer can be found.
    private static string Name(CompanyRegistration registration, string what) => $"{registration.Id:N} {what}";

    private static string Email(CompanyRegistration registration) => registration.Form.Email!.Trim();
}
