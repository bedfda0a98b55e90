using System.Text.Json.Serialization;

namespace Texting.Contracts.Numbers.Http;

/// <summary>Which kind of brand a company registers as.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BrandKind>))]
public enum BrandKind
{
    /// <summary>A company with an EIN that sends few texts: fewer than 2,000 segments a day to T-Mobile. Right for nearly everybody.</summary>
    LowVolume,

    /// <summary>A company with an EIN that sends more; the carriers look closer.</summary>
    Standard,

    /// <summary>One person without an EIN. The carriers ask for a YES from a mobile phone.</summary>
    SoleProprietor,
}

/// <summary>The legal form, as the carriers' registry lists it. Not asked from sole proprietors.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LegalForm>))]
public enum LegalForm
{
    /// <summary>LLC.</summary>
    LimitedLiabilityCorporation,

    /// <summary>Corporation.</summary>
    Corporation,

    /// <summary>Partnership.</summary>
    Partnership,

    /// <summary>Co-operative.</summary>
    Cooperative,

    /// <summary>Non-profit corporation.</summary>
    NonProfit,
}

/// <summary>A postal address in the US.</summary>
/// <param name="Street">House number and street.</param>
/// <param name="Street2">Suite or unit; null for none.</param>
/// <param name="City">City.</param>
/// <param name="Region">State, two letters.</param>
/// <param name="PostalCode">ZIP, five digits or ZIP+4.</param>
public sealed record PostalAddress(string? Street, string? Street2, string? City, string? Region, string? PostalCode);

/// <summary>What the company sends and how people consent. What is null is written by us from the company's name.</summary>
/// <param name="Description">What the texts are about, 40-4096 characters.</param>
/// <param name="MessageFlow">How a recipient opts in, 40-2048 characters: way, frequency, "Message and data rates may apply", a public link.</param>
/// <param name="Samples">Two to five texts of 20-1024 characters, with the company's name and STOP.</param>
/// <param name="PrivacyPolicyUrl">Public address; it must say that mobile information is not shared.</param>
/// <param name="TermsUrl">Public address.</param>
public sealed record CampaignTexts(string? Description, string? MessageFlow, IReadOnlyList<string>? Samples, string? PrivacyPolicyUrl, string? TermsUrl);

/// <summary>The verification form. Every field may be missing: the check says what has to be filled in.</summary>
/// <param name="Kind">Which kind of brand.</param>
/// <param name="BusinessName">Legal name exactly as on the EIN letter; for a sole proprietor the name clients know.</param>
/// <param name="LegalForm">Null for a sole proprietor.</param>
/// <param name="FirstName">Of the person who answers for the company.</param>
/// <param name="LastName">Of the same person.</param>
/// <param name="JobTitle">For example <c>Owner</c>.</param>
/// <param name="Email">Where the carriers' mails go, preferably at the company's own domain.</param>
/// <param name="Phone">US or Canadian number.</param>
/// <param name="MobilePhone">Sole proprietors only: the mobile phone that is asked for the YES.</param>
/// <param name="Website">Public address with <c>https://</c>.</param>
/// <param name="Address">Postal address.</param>
/// <param name="TaxId">EIN (nine digits) or, for a sole proprietor, SSN. Sealed when stored; never shown again. Null in a correction keeps the one we have.</param>
/// <param name="Campaign">Null: all of it is written by us.</param>
public sealed record RegistrationForm(
    BrandKind Kind, string? BusinessName, LegalForm? LegalForm, string? FirstName, string? LastName, string? JobTitle, string? Email, string? Phone,
    string? MobilePhone, string? Website, PostalAddress? Address, string? TaxId, CampaignTexts? Campaign)
{
    /// <summary>Says nothing of what is in it: a form must not get into a log by being formatted.</summary>
    public override string ToString() => nameof(RegistrationForm);
}

/// <summary>Something the carriers would stumble over.</summary>
/// <param name="Field">Field of the form, camelCase, nested ones with a dot: <c>address.postalCode</c>.</param>
/// <param name="Blocks">True: it cannot be submitted like this. False: it may be, but is often rejected.</param>
/// <param name="Message">What is wrong and what to do, in words for people. Repeats nothing of a tax id.</param>
public sealed record FormFinding(string Field, bool Blocks, string Message);

/// <summary>What the check of a form found.</summary>
/// <param name="MaySubmit">Nothing blocks.</param>
/// <param name="Findings">In the order of the form; empty when all is well.</param>
/// <param name="Campaign">The campaign's texts as they would be submitted, those written by us included.</param>
public sealed record FormCheck(bool MaySubmit, IReadOnlyList<FormFinding> Findings, CampaignTexts Campaign);
