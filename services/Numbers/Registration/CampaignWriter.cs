using Numbers.Carrier;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>
/// Writes what the company did not: reviewers look for the way of consent, frequency, rates, a public page, the company's
/// name and STOP. The public page of each company is served by Messaging, which knows the wording of the checkbox.
/// </summary>
public static class CampaignWriter
{
    /// <summary>The page with the consent text, terms and privacy, which reviewers can open without signing in.</summary>
    public static string OptInPage(string publicBase, Guid companyId) => $"{publicBase.TrimEnd('/')}/{companyId}/sms-terms";

    /// <summary>The texts as they would be submitted: the company's own where there are any, ours otherwise.</summary>
    public static CampaignTexts Complete(CampaignTexts? own, string company, string optInPage) => new(
        Or(own?.Description,
            $"{company} texts its own clients and staff about pet-care visits: visit updates, schedule changes, and replies to what clients write."),
        Or(own?.MessageFlow,
            // As the portal words it, for a reviewer compares the two.
            $"Clients agree when they give {company} their mobile number, and by the box \"I agree to receive text messages from {company} about my services at the phone number in my profile\" " +
            "in the client portal, where they can take it back at any time; it is not a condition of service. " +
            $"The page with the consent text, terms and privacy policy is public: {optInPage}. Message frequency varies. Message and data rates may apply. Reply STOP to opt out, HELP for help."),
        own?.Samples is { Count: > 0 } samples ? samples :
        [
            $"{company}: Rex is back home after a 30 minute walk. Reply STOP to opt out.",
            $"{company}: your sitter has started the visit for Luna. Reply STOP to opt out, HELP for help.",
        ],
        Or(own?.PrivacyPolicyUrl, $"{optInPage}#privacy"),
        Or(own?.TermsUrl, optInPage));

    internal static CarrierCampaign ForCarrier(CampaignTexts texts, BrandKind kind, string company) => new(
        kind switch { BrandKind.SoleProprietor => "SOLE_PROPRIETOR", BrandKind.LowVolume => "LOW_VOLUME", _ => "MIXED" },
        texts.Description!, texts.MessageFlow!, texts.Samples!,
        Cut($"{company}: you will get texts about your visits. Message frequency varies. Message and data rates may apply. Reply HELP for help, STOP to opt out."),
        Cut($"{company}: you will get no more texts from this number. Reply START to get them again."),
        Cut($"{company}: for help call us or write in the client portal. Reply STOP to opt out. Message and data rates may apply."),
        texts.PrivacyPolicyUrl!, texts.TermsUrl!);

    // The carriers take 320 characters of these.
    private static string Cut(string text) => text.Length > 320 ? text[..320] : text;

    private static string Or(string? own, string ours) => string.IsNullOrWhiteSpace(own) ? ours : own.Trim();
}
