using TwilioSimulator.Accounts;
using TwilioSimulator.MessagingServices;

namespace TwilioSimulator.Registration;

/// <summary>a2p/BrandRegistrations: create, fetch, list, submit again, and the text that asks for a YES.</summary>
internal static class Brands
{
    public const string Kind = "BrandRegistrations";
    const string Path = "/v1/a2p/BrandRegistrations";
    const int FreeResubmissions = 3;
    const int BrandsPerMobile = 3;

    public static async Task<IResult> Create(HttpRequest request, Desk desk)
    {
        var form = await Desk.FormAsync(request);
        var (profile, product) = (form["CustomerProfileBundleSid"].ToString(), form["A2PProfileBundleSid"].ToString());
        var type = form["BrandType"].ToString() is { Length: > 0 } given ? given : "STANDARD";
        if (type is not ("STANDARD" or "SOLE_PROPRIETOR")) return Desk.Invalid("BrandType must be STANDARD or SOLE_PROPRIETOR");
        if (!IsApproved(profile, "CustomerProfiles", desk)) return Desk.Invalid("CustomerProfileBundleSid is not an approved customer profile");
        if (!IsApproved(product, "TrustProducts", desk)) return Desk.Invalid("A2PProfileBundleSid is not an approved trust product");

        var brand = desk.Make(Kind, "BN", MessagingServiceEndpoints.Host, Path, null,
            ("a2p_profile_bundle_sid", product), ("customer_profile_bundle_sid", profile), ("brand_type", type), ("status", "PENDING"),
            ("identity_status", type == "STANDARD" ? "SELF_DECLARED" : "UNVERIFIED"), ("errors", Array.Empty<object>()), ("failure_reason", null),
            ("brand_feedback", Array.Empty<object>()), ("brand_score", null), ("government_entity", false), ("mock", form["Mock"] == "true"),
            ("russell_3000", false), ("skip_automatic_sec_vet", form["SkipAutomaticSecVet"] == "true"), ("tax_exempt_status", null), ("tcr_id", null),
            ("resubmissions", 0));
        return Desk.Show(await desk.WriteAsync(UnderReview(brand, desk)), 201);
    }

    public static IResult Fetch(string sid, HttpRequest request, Desk desk) =>
        desk.Resources.Find(Kind, sid) is { } brand ? Desk.Show(brand) : TwilioError.NotFound(request);

    public static IResult List(HttpRequest request, Desk desk) =>
        Desk.List(request, MessagingServiceEndpoints.Host, "data", desk.Resources.All(Kind));

    public static async Task<IResult> Resubmit(string sid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(Kind, sid) is not { } brand) return TwilioError.NotFound(request);
        if (brand.Text("status") == "SUSPENDED") return new TwilioError(21731, 400, "The brand is suspended");

        var before = brand.Body.GetProperty("resubmissions").GetInt32();
        if (before >= FreeResubmissions) return new TwilioError(21724, 400, "The brand has been resubmitted too often");
        return Desk.Show(await desk.ChangeAsync(UnderReview(brand, desk),
            ("status", "PENDING"), ("errors", Array.Empty<object>()), ("failure_reason", null), ("resubmissions", before + 1)), 202);
    }

    public static async Task<IResult> SendOtp(string sid, HttpRequest request, Desk desk, OneTimePasswords passwords)
    {
        if (desk.Resources.Find(Kind, sid) is not { } brand) return TwilioError.NotFound(request);
        if (brand.Text("brand_type") != "SOLE_PROPRIETOR" || brand.Text("status") != "APPROVED" || brand.Text("identity_status") != "UNVERIFIED")
            return Desk.Invalid("The brand does not wait for a one-time password");

        await passwords.SendAsync(brand);
        return TypedResults.Json(
            new Dictionary<string, string> { ["account_sid"] = desk.Account, ["brand_registration_sid"] = sid }, WireJson.Options, statusCode: 201);
    }

    static bool IsApproved(string sid, string kind, Desk desk) => desk.Resources.Find(kind, sid)?.Text("status") == "twilio-approved";

    static Resource UnderReview(Resource brand, Desk desk)
    {
        var at = desk.Now.AddMilliseconds(desk.Options.BrandReviewMs);
        var names = desk.Resources.Find(brand.Text("customer_profile_bundle_sid")) is { } profile ? Bundles.NamesIn(profile, desk) : "";
        names += desk.Resources.Find(brand.Text("a2p_profile_bundle_sid")) is { } product ? Bundles.NamesIn(product, desk) : "";
        if ((TooManyFor(brand, desk) ? 30898 : desk.Rejections.Take("brand", names)) is { } code)
            return brand.Then(Change.At(at, "brand-registration.brand-failure",
                ("status", "FAILED"), ("failure_reason", "Rejected"), ("errors", new[] { RegistryErrors.Of(code, []) })));

        return brand.Then(brand.Text("brand_type") == "STANDARD"
            ? Change.At(at, "brand-registration.brand-registered", ("status", "APPROVED"), ("identity_status", "VERIFIED"), ("tcr_id", "B" + brand.Sid[^6..].ToUpperInvariant()))
            : Change.At(at, "brand-registration.brand-registered", ("status", "APPROVED"), ("identity_status", "UNVERIFIED"), ("tcr_id", "B" + brand.Sid[^6..].ToUpperInvariant())));
    }

    static bool TooManyFor(Resource brand, Desk desk) => OneTimePasswords.MobileOf(brand, desk.Resources) is { } mobile
        && desk.Resources.All(Kind).Count(other => other.Sid != brand.Sid && OneTimePasswords.MobileOf(other, desk.Resources) == mobile) >= BrandsPerMobile;
}
