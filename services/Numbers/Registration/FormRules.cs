using System.Net.Mail;
using System.Text.RegularExpressions;
using Numbers.Search;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>What can be known of a form only by asking around; null where nobody was asked or nobody knew.</summary>
/// <param name="WebsiteReachable">The website answered.</param>
/// <param name="MobileLine">The carrier's word for the mobile's kind of line.</param>
public sealed record FormEvidence(bool? WebsiteReachable, string? MobileLine)
{
    public static readonly FormEvidence None = new(null, null);
}

/// <summary>
/// The registration doctor: a rejection costs two to three weeks, so everything reviewers reject for is looked for first.
/// </summary>
public static partial class FormRules
{
    private static readonly string[] FreeMail = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com", "live.com", "msn.com"];
    private static readonly string[] SocialMedia = ["facebook.com", "instagram.com", "linkedin.com", "x.com", "twitter.com", "tiktok.com", "yelp.com", "linktr.ee"];
    private static readonly string[] NoMobile = ["landline", "fixedVoip", "nonFixedVoip", "tollFree", "premium", "voicemail", "pager", "uan"];

    private static readonly HashSet<string> States = [.. ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY " +
        "NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR").Split(' ')];

    /// <param name="form">As it was filled in.</param>
    /// <param name="campaign">The campaign's texts with ours filled in.</param>
    /// <param name="hasTaxId">A tax id of an earlier submission is still sealed, so that the field may be empty.</param>
    /// <param name="evidence">What asking around brought.</param>
    public static IReadOnlyList<FormFinding> Check(RegistrationForm form, CampaignTexts campaign, bool hasTaxId, FormEvidence evidence) =>
    [
        .. Company(form), .. Person(form), .. Phones(form, evidence), .. Website(form, evidence), .. Address(form.Address), .. TaxNumber(form, hasTaxId),
        .. CampaignRules.Check(campaign, form.BusinessName),
    ];

    /// <summary>E.164 of a local number of the US or Canada, however it was typed; null when it is none.</summary>
    public static string? Phone(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        var number = digits.Length == 10 ? $"+1{digits}" : $"+{digits}";
        return NumberPlan.Refusal(number, "US") is null || NumberPlan.Refusal(number, "CA") is null ? number : null;
    }

    private static IEnumerable<FormFinding> Company(RegistrationForm form)
    {
        if (form.BusinessName?.Trim() is not { Length: >= 2 and <= 255 } name)
        {
            yield return Blocks("businessName", form.Kind == BrandKind.SoleProprietor ? "Enter the name your clients know." : "Enter the legal name exactly as on the IRS letter.");
            yield break;
        }

        if (form.Kind == BrandKind.SoleProprietor) yield break;
        if (form.LegalForm is null) yield return Blocks("legalForm", "Choose the legal form.");
        if (form.LegalForm is LegalForm.LimitedLiabilityCorporation && !Suffix().IsMatch(name))
            yield return Warns("businessName", "The legal name of an LLC usually ends in \"LLC\". It has to be exactly as on the IRS letter.");
    }

    private static IEnumerable<FormFinding> Person(RegistrationForm form)
    {
        if (string.IsNullOrWhiteSpace(form.FirstName)) yield return Blocks("firstName", "Enter the first name of the person who answers for the company.");
        if (string.IsNullOrWhiteSpace(form.LastName)) yield return Blocks("lastName", "Enter the last name.");
        if (form.Kind != BrandKind.SoleProprietor && string.IsNullOrWhiteSpace(form.JobTitle)) yield return Blocks("jobTitle", "Enter the job title, for example Owner.");
        if (form.Email?.Trim() is not { Length: > 0 } email || !MailAddress.TryCreate(email, out var address) || address.Address != email || !address.Host.Contains('.', StringComparison.Ordinal))
            yield return Blocks("email", "Enter an email address that receives mail: the carriers write to it.");
        else if (form.Kind != BrandKind.SoleProprietor && FreeMail.Contains(address.Host.ToLowerInvariant()))
            yield return Warns("email", "An address at your own domain is accepted more often than one of a free mail service.");
    }

    private static IEnumerable<FormFinding> Phones(RegistrationForm form, FormEvidence evidence)
    {
        if (Phone(form.Phone) is null) yield return Blocks("phone", "Enter a phone number of the USA or Canada.");
        if (form.Kind != BrandKind.SoleProprietor) yield break;
        if (Phone(form.MobilePhone) is null) yield return Blocks("mobilePhone", "Enter the mobile phone that you have with you: it will be asked for a YES.");
        else if (NoMobile.Contains(evidence.MobileLine)) yield return Blocks("mobilePhone", "This is not a mobile phone. The carriers need one that is not a landline or internet number.");
    }

    private static IEnumerable<FormFinding> Website(RegistrationForm form, FormEvidence evidence)
    {
        if (form.Website?.Trim() is not { Length: > 0 } text || !Uri.TryCreate(text, UriKind.Absolute, out var website)
            || website.Scheme is not ("http" or "https") || !website.Host.Contains('.', StringComparison.Ordinal))
            yield return Blocks("website", "Enter the full address of your website, such as https://www.example.com.");
        else if (CampaignRules.ShortenerIn(text) is not null) yield return Blocks("website", "Enter the real address: shortened links are always rejected.");
        else if (SocialMedia.Any(site => website.Host.EndsWith(site, StringComparison.OrdinalIgnoreCase)))
            yield return Warns("website", "A page on a social network is often rejected. A simple website of your own is better.");
        else if (evidence.WebsiteReachable == false) yield return Warns("website", "We could not open this website. Reviewers reject what they cannot open without a password.");
    }

    private static IEnumerable<FormFinding> Address(PostalAddress? address)
    {
        if (address?.Street?.Trim() is not { Length: > 0 } street) yield return Blocks("address.street", "Enter house number and street.");
        else if (PoBox().IsMatch(street)) yield return Blocks("address.street", "Enter a street address: P.O. boxes are rejected.");
        if (string.IsNullOrWhiteSpace(address?.City)) yield return Blocks("address.city", "Enter the city.");
        if (address?.Region?.Trim().ToUpperInvariant() is not { } region || !States.Contains(region)) yield return Blocks("address.region", "Enter the state as two letters, such as CA.");
        if (address?.PostalCode?.Trim() is not { } code || !Zip().IsMatch(code)) yield return Blocks("address.postalCode", "Enter the ZIP code, such as 94103.");
    }

    private static IEnumerable<FormFinding> TaxNumber(RegistrationForm form, bool hasTaxId)
    {
        if (string.IsNullOrWhiteSpace(form.TaxId) && hasTaxId) yield break;
        if (TaxId.Mistake(form.TaxId, form.Kind) is { } mistake) yield return Blocks("taxId", mistake);
    }

    internal static FormFinding Blocks(string field, string message) => new(field, Blocks: true, message);

    internal static FormFinding Warns(string field, string message) => new(field, Blocks: false, message);

    [GeneratedRegex(@"\b(llc|l\.l\.c\.?|limited)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\bp\.?\s*o\.?\s*box\b", RegexOptions.IgnoreCase)]
    private static partial Regex PoBox();

    [GeneratedRegex(@"^\d{5}(-\d{4})?\z")]
    private static partial Regex Zip();
}
