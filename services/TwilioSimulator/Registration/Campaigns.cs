using TwilioSimulator.Accounts;
using TwilioSimulator.MessagingServices;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Registration;

/// <summary>Services/{sid}/Compliance/Usa2p: what a service sends and how people consented. One per service.</summary>
internal static class Campaigns
{
    public const string Kind = "Usa2p";
    static readonly string[] Required = ["BrandRegistrationSid", "Description", "MessageFlow", "UsAppToPersonUsecase", "HasEmbeddedLinks", "HasEmbeddedPhone"];
    static readonly string[] Shorteners = ["bit.ly", "tinyurl.com", "goo.gl", "t.co/", "ow.ly"];

    public static async Task<IResult> Create(string serviceSid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(Services.Kind, serviceSid) is not { } service) return TwilioError.NotFound(request);

        var form = await Desk.FormAsync(request);
        if (Refusal(form, desk) is { } refusal) return refusal;
        if (desk.Resources.All(Kind, serviceSid).Count > 0) return new TwilioError(21729, 400, "The Messaging Service already has a campaign");

        List<string> samples = [.. form["MessageSamples"].OfType<string>()];
        var campaign = desk.Make(Kind, "QE", MessagingServiceEndpoints.Host, $"/v1/Services/{serviceSid}/Compliance/Usa2p", serviceSid,
            ("brand_registration_sid", form["BrandRegistrationSid"].ToString()), ("messaging_service_sid", serviceSid), ("campaign_status", "PENDING"),
            ("campaign_id", null), ("errors", Array.Empty<object>()), ("rate_limits", null), ("us_app_to_person_usecase", form["UsAppToPersonUsecase"].ToString()),
            ("description", form["Description"].ToString()), ("message_flow", form["MessageFlow"].ToString()), ("message_samples", samples),
            ("has_embedded_links", form["HasEmbeddedLinks"] == "true"), ("has_embedded_phone", form["HasEmbeddedPhone"] == "true"),
            ("opt_in_message", form["OptInMessage"].ToString()), ("opt_out_message", form["OptOutMessage"].ToString()), ("help_message", form["HelpMessage"].ToString()),
            ("privacy_policy_url", form["PrivacyPolicyUrl"].ToString()), ("terms_and_conditions_url", form["TermsAndConditionsUrl"].ToString()), ("mock", false));
        return Desk.Show(await desk.WriteAsync(UnderReview(campaign, service, samples, desk)), 201);
    }

    public static IResult Fetch(string serviceSid, string sid, HttpRequest request, Desk desk) =>
        desk.Resources.Find(Kind, sid) is { } campaign && campaign.Parent == serviceSid ? Desk.Show(campaign) : TwilioError.NotFound(request);

    public static IResult List(string serviceSid, HttpRequest request, Desk desk) =>
        Desk.List(request, MessagingServiceEndpoints.Host, "compliance", desk.Resources.All(Kind, serviceSid));

    public static async Task<IResult> Delete(string serviceSid, string sid, HttpRequest request, Desk desk)
    {
        if (desk.Resources.Find(Kind, sid) is not { } campaign || campaign.Parent != serviceSid) return TwilioError.NotFound(request);

        await desk.RemoveAsync(campaign);
        return TypedResults.NoContent();
    }

    /// <summary>With the campaign approved, the carriers take up the numbers of its service.</summary>
    public static async Task RegisterNumbersAsync(Resource campaign, Resources resources, AppendOnlyRecord record, SimulatorOptions options, DateTimeOffset now)
    {
        if (resources.Find(Services.Kind, campaign.Parent!) is not { } service) return;

        var registered = service.Then(Change.At(
            now.AddMilliseconds(options.Registration.NumberRegistrationMs), "number-registration.successful", ("us_app_to_person_registered", true)));
        await record.AppendAsync(new ResourceWritten(registered) { At = now });
    }

    static TwilioError? Refusal(IFormCollection form, Desk desk)
    {
        if (Required.FirstOrDefault(field => form[field].ToString().Length == 0) is { } missing) return Desk.Missing(missing);
        if (form["Description"].ToString().Length is < 40 or > 4096) return Desk.Invalid("Description must be 40-4096 characters");
        if (form["MessageFlow"].ToString().Length is < 40 or > 2048) return Desk.Invalid("MessageFlow must be 40-2048 characters");
        if (form["MessageSamples"].Count is < 2 or > 5) return Desk.Invalid("MessageSamples must be 2-5 values");
        if (form["MessageSamples"].Any(sample => sample is not { Length: >= 20 and <= 1024 })) return Desk.Invalid("Each of MessageSamples must be 20-1024 characters");

        if (desk.Resources.Find(Brands.Kind, form["BrandRegistrationSid"].ToString()) is not { } brand) return Desk.Invalid("BrandRegistrationSid does not exist");
        if (brand.Text("status") != "APPROVED") return Desk.Invalid("The brand is not approved");
        var soleProprietor = brand.Text("brand_type") == "SOLE_PROPRIETOR";
        if (soleProprietor && brand.Text("identity_status") != "VERIFIED") return Desk.Invalid("The owner has not confirmed the brand");
        if (soleProprietor != (form["UsAppToPersonUsecase"] == "SOLE_PROPRIETOR")) return Desk.Invalid("The use case does not fit the brand");
        return null;
    }

    static Resource UnderReview(Resource campaign, Resource service, List<string> samples, Desk desk)
    {
        var decided = desk.Now.AddMilliseconds(desk.Options.CampaignReviewMs);
        var progress = Change.At(desk.Now.AddMilliseconds(desk.Options.CampaignReviewMs / 4.0), "campaign-registration.campaign-submitted", ("campaign_status", "IN_PROGRESS"));
        var code = desk.Rejections.Take("campaign", service.Text("friendly_name") + campaign.Text("description")) ?? ContentError(campaign, samples);
        return campaign.Then(progress, code is { } error
            ? Change.At(decided, "campaign-registration.campaign-failure", ("campaign_status", "FAILED"), ("errors", new[] { RegistryErrors.Of(error, []) }))
            : Change.At(decided, "campaign-registration.campaign-approved", ("campaign_status", "VERIFIED"), ("campaign_id", "C" + campaign.Sid[^6..].ToUpperInvariant())));
    }

    // What reviewers really look at first.
    static int? ContentError(Resource campaign, List<string> samples) =>
        !campaign.Text("message_flow").Contains("data rates may apply", StringComparison.OrdinalIgnoreCase) ? 30909
        : !campaign.Text("message_flow").Contains("http", StringComparison.OrdinalIgnoreCase) ? 30896
        : samples.Any(sample => Shorteners.Any(shortener => sample.Contains(shortener, StringComparison.OrdinalIgnoreCase))) ? 30883
        : !samples.Any(sample => sample.Contains("STOP", StringComparison.Ordinal)) ? 30893
        : null;
}
