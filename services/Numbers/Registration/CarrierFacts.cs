using Numbers.Carrier;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>The form in the carrier's words: types, keys and values of its guide.</summary>
internal static class CarrierFacts
{
    public const string BusinessType = "customer_profile_business_information";
    public const string ProductFactsOfCompany = "us_a2p_messaging_profile_information";
    public const string ProductFactsOfPerson = "sole_proprietor_information";

    public static string RepresentativeType(BrandKind kind) =>
        kind == BrandKind.SoleProprietor ? "starter_customer_profile_information" : "authorized_representative_1";

    public static Dictionary<string, string> Business(RegistrationForm form, string ein) => new()
    {
        ["business_name"] = form.BusinessName!.Trim(),
        ["business_identity"] = "direct_customer",
        ["business_type"] = form.LegalForm switch
        {
            LegalForm.Corporation => "Corporation",
            LegalForm.Partnership => "Partnership",
            LegalForm.Cooperative => "Co-operative",
            LegalForm.NonProfit => "Non-profit Corporation",
            _ => "Limited Liability Corporation",
        },
        ["business_industry"] = "CONSUMER",
        ["business_registration_identifier"] = "EIN",
        ["business_registration_number"] = TaxId.AsEin(ein),
        ["business_regions_of_operation"] = "USA_AND_CANADA",
        ["website_url"] = form.Website!.Trim(),
    };

    public static Dictionary<string, string> Representative(RegistrationForm form)
    {
        var facts = new Dictionary<string, string>
        {
            ["first_name"] = form.FirstName!.Trim(),
            ["last_name"] = form.LastName!.Trim(),
            ["email"] = form.Email!.Trim(),
            ["phone_number"] = FormRules.Phone(form.Phone)!,
        };
        if (form.Kind == BrandKind.SoleProprietor) return facts;

        facts["business_title"] = form.JobTitle!.Trim();
        facts["job_position"] = form.JobTitle.Trim().ToUpperInvariant() switch
        {
            "CEO" => "CEO",
            "CFO" => "CFO",
            "VP" => "VP",
            "GM" => "GM",
            "DIRECTOR" => "Director",
            _ => "Other",
        };
        return facts;
    }

    public static Dictionary<string, string> Product(RegistrationForm form) => form.Kind == BrandKind.SoleProprietor
        ? new() { ["brand_name"] = form.BusinessName!.Trim(), ["mobile_phone_number"] = FormRules.Phone(form.MobilePhone)!, ["vertical"] = "PROFESSIONAL" }
        : new() { ["company_type"] = form.LegalForm == LegalForm.NonProfit ? "non-profit" : "private" };

    public static CarrierAddress Address(RegistrationForm form) => new(
        form.BusinessName!.Trim(), form.Address!.Street!.Trim(), form.Address.Street2?.Trim(), form.Address.City!.Trim(),
        form.Address.Region!.Trim().ToUpperInvariant(), form.Address.PostalCode!.Trim(), "US");
}
