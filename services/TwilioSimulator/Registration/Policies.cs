namespace TwilioSimulator.Registration;

/// <summary>What each policy asks of a bundle: parts with their fields, and the profile it rests on.</summary>
internal sealed record Policy(string Sid, IReadOnlyList<PartRule> Parts, bool NeedsProfile)
{
    const string Secondary = "RNdfbf3fae0e1107f8aded0e7cead80bf5";
    const string Messaging = "RNb0d4771c2c98518d916a3d4cd70a8f8b";
    const string Starter = "RN806dd6cd175f314e1f96a9727ee271f4";
    const string SoleProprietor = "RN670d5d2e282a6130ae063b234b6019c8";

    static readonly PartRule Address = new("customer_profile_address", ["address_sids"]);

    public static readonly IReadOnlyList<Policy> All =
    [
        new(Secondary,
        [
            new("customer_profile_business_information",
            [
                "business_name", "business_identity", "business_type", "business_industry", "business_registration_identifier",
                "business_registration_number", "business_regions_of_operation", "website_url",
            ]),
            new("authorized_representative_1", ["first_name", "last_name", "email", "phone_number", "business_title", "job_position"]),
            Address,
        ], NeedsProfile: true),
        new(Messaging, [new("us_a2p_messaging_profile_information", ["company_type"])], NeedsProfile: true),
        new(Starter, [new("starter_customer_profile_information", ["first_name", "last_name", "email", "phone_number"]), Address], NeedsProfile: true),
        new(SoleProprietor, [new("sole_proprietor_information", ["brand_name", "mobile_phone_number", "vertical"])], NeedsProfile: true),
    ];

    public static Policy? Find(string sid) => All.FirstOrDefault(policy => policy.Sid == sid);

    /// <summary>One result per requirement, as an evaluation lists them.</summary>
    public IEnumerable<Finding> Evaluate(IReadOnlyCollection<Resource> parts, bool hasProfile)
    {
        foreach (var rule in Parts)
        {
            var part = parts.FirstOrDefault(part => part.Text("type") == rule.Type);
            yield return new(rule.Type, part is null ? ["(missing)"] : [.. rule.Fields.Where(field => !IsGood(field, part.Attribute(field)))]);
        }

        if (NeedsProfile) yield return new("customer_profile", hasProfile ? [] : ["(missing)"]);
    }

    static bool IsGood(string field, string value) => value.Length > 0 && field switch
    {
        "business_type" => value is "Co-operative" or "Corporation" or "Limited Liability Corporation" or "Non-profit Corporation" or "Partnership",
        "business_identity" => value is "direct_customer" or "isv_reseller_or_partner" or "unknown",
        "job_position" => value is "Director" or "GM" or "VP" or "CEO" or "CFO" or "General Counsel" or "Other",
        "company_type" => value is "private" or "public" or "non-profit" or "government",
        "email" => value.Contains('@', StringComparison.Ordinal),
        "phone_number" or "mobile_phone_number" => Numbers.Geography.IsTextable(value),
        "website_url" => Uri.TryCreate(value, UriKind.Absolute, out _),
        "business_registration_number" => value.Length == 10 && value[2] == '-' && value.Count(char.IsAsciiDigit) == 9,
        _ => true,
    };
}

internal sealed record PartRule(string Type, IReadOnlyList<string> Fields);

internal sealed record Finding(string Type, IReadOnlyList<string> Invalid);
