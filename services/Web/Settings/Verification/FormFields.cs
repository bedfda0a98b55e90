namespace Web.Settings.Verification;

/// <summary>One line of the form.</summary>
/// <param name="Name">As the check calls it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Hint">What to enter; null when the label says enough.</param>
/// <param name="Autocomplete">What the browser may fill in.</param>
/// <param name="For">True: sole proprietors only; false: companies with an EIN only; null: everybody.</param>
public sealed record FormField(string Name, string Label, string? Hint = null, string Autocomplete = "off", bool? For = null);

/// <summary>The form in the order in which it is filled in.</summary>
public static class FormFields
{
    private static readonly FormField[] Company =
    [
        new("businessName", "Legal business name", "Exactly as on the IRS letter with your EIN.", "organization", For: false),
        new("businessName", "Business name", "The name your clients know.", "organization", For: true),
        new("taxId", "EIN", "Nine digits. Sealed when stored, and never shown again.", For: false),
        new("taxId", "SSN", "Nine digits. Sealed when stored, never shown again, and erased as soon as it is decided.", For: true),
        new("website", "Website", "With https://. Reviewers open it.", "url"),
    ];

    private static readonly FormField[] Person =
    [
        new("firstName", "First name", Autocomplete: "given-name"),
        new("lastName", "Last name", Autocomplete: "family-name"),
        new("jobTitle", "Job title", "For example Owner.", "organization-title", For: false),
        new("email", "Email", "Preferably at your own domain.", "email"),
        new("phone", "Phone", Autocomplete: "tel"),
        new("mobilePhone", "Mobile phone for the YES", "Have it with you: it gets a text from (915) 278-2000.", "tel", For: true),
    ];

    private static readonly FormField[] Address =
    [
        new("address.street", "House number and street", "No P.O. box.", "address-line1"),
        new("address.street2", "Suite or unit", Autocomplete: "address-line2"),
        new("address.city", "City", Autocomplete: "address-level2"),
        new("address.region", "State", "Two letters.", "address-level1"),
        new("address.postalCode", "ZIP code", Autocomplete: "postal-code"),
    ];

    /// <summary>The texts that are written by us when left empty.</summary>
    public static IReadOnlyList<FormField> Campaign { get; } =
    [
        new("campaign.description", "What your texts are about"),
        new("campaign.messageFlow", "How people agree to be texted"),
        new("campaign.samples", "Samples", "One text per line, two to five."),
        new("campaign.privacyPolicyUrl", "Privacy policy", "Public address."),
        new("campaign.termsUrl", "Terms", "Public address."),
    ];

    /// <summary>The sections for a kind of company.</summary>
    public static IEnumerable<(string Title, IEnumerable<FormField> Fields)> Sections(bool isSoleProprietor) =>
        new[] { ("Your business", Company), ("Who answers for it", Person), ("Address", Address) }
            .Select(section => (section.Item1, section.Item2.Where(field => field.For is null || field.For == isSoleProprietor)));
}
