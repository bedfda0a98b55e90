using Texting.Contracts.Numbers.Http;

namespace Web.Settings.Verification;

/// <summary>The form while it is filled in: fields by the names that the check uses for them.</summary>
public sealed class RegistrationDraft
{
    private readonly Dictionary<string, string> _values = [];

    public BrandKind Kind { get; set; } = BrandKind.LowVolume;

    public LegalForm? LegalForm { get; set; }

    public bool IsSoleProprietor => Kind == BrandKind.SoleProprietor;

    public string this[string field]
    {
        get => _values.GetValueOrDefault(field, "");
        set => _values[field] = value;
    }

    /// <summary>What was submitted last, to be corrected. Its tax id never comes back, so that field is empty.</summary>
    public static RegistrationDraft Of(RegistrationForm form) => new()
    {
        Kind = form.Kind,
        LegalForm = form.LegalForm,
        ["businessName"] = form.BusinessName ?? "",
        ["firstName"] = form.FirstName ?? "",
        ["lastName"] = form.LastName ?? "",
        ["jobTitle"] = form.JobTitle ?? "",
        ["email"] = form.Email ?? "",
        ["phone"] = form.Phone ?? "",
        ["mobilePhone"] = form.MobilePhone ?? "",
        ["website"] = form.Website ?? "",
        ["address.street"] = form.Address?.Street ?? "",
        ["address.street2"] = form.Address?.Street2 ?? "",
        ["address.city"] = form.Address?.City ?? "",
        ["address.region"] = form.Address?.Region ?? "",
        ["address.postalCode"] = form.Address?.PostalCode ?? "",
        ["campaign.description"] = form.Campaign?.Description ?? "",
        ["campaign.messageFlow"] = form.Campaign?.MessageFlow ?? "",
        ["campaign.samples"] = string.Join('\n', form.Campaign?.Samples ?? []),
        ["campaign.privacyPolicyUrl"] = form.Campaign?.PrivacyPolicyUrl ?? "",
        ["campaign.termsUrl"] = form.Campaign?.TermsUrl ?? "",
    };

    /// <summary>As it is sent: what is empty or does not belong to this kind of company is missing.</summary>
    public RegistrationForm ToForm() => new(
        Kind,
        Text("businessName"),
        IsSoleProprietor ? null : LegalForm,
        Text("firstName"),
        Text("lastName"),
        IsSoleProprietor ? null : Text("jobTitle"),
        Text("email"),
        Text("phone"),
        IsSoleProprietor ? Text("mobilePhone") : null,
        Text("website"),
        new(Text("address.street"), Text("address.street2"), Text("address.city"), Text("address.region"), Text("address.postalCode")),
        Text("taxId"),
        Campaign());

    private CampaignTexts? Campaign()
    {
        var samples = this["campaign.samples"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var texts = new CampaignTexts(
            Text("campaign.description"), Text("campaign.messageFlow"), samples.Length == 0 ? null : samples,
            Text("campaign.privacyPolicyUrl"), Text("campaign.termsUrl"));
        return texts == new CampaignTexts(null, null, null, null, null) ? null : texts;
    }

    private string? Text(string field) => this[field].Trim() is { Length: > 0 } text ? text : null;
}
