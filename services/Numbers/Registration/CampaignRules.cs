using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>What reviewers look for in a campaign's texts.</summary>
public static class CampaignRules
{
    private static readonly string[] Shorteners =
        ["bit.ly", "tinyurl.com", "goo.gl", "t.co/", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly", "shorturl.at"];

    private static readonly string[] Frequency = ["frequency", "per day", "per week", "per month", "a day", "a week", "a month", "varies"];
    private static readonly string[] Forced = ["required to", "mandatory", "must agree", "condition of purchase"];

    public static IReadOnlyList<FormFinding> Check(CampaignTexts texts, string? company) => [.. Description(texts), .. Flow(texts), .. Samples(texts, company), .. Links(texts)];

    /// <summary>The shortener a text links to; null when there is none.</summary>
    public static string? ShortenerIn(string text) => Shorteners.FirstOrDefault(shortener => text.Contains(shortener, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<FormFinding> Description(CampaignTexts texts)
    {
        if (texts.Description is not { Length: >= 40 and <= 4096 }) yield return FormRules.Blocks("campaign.description", "Describe in 40 to 4,096 characters what you text about, to whom and why.");
    }

    private static IEnumerable<FormFinding> Flow(CampaignTexts texts)
    {
        const string Field = "campaign.messageFlow";
        if (texts.MessageFlow is not { Length: >= 40 and <= 2048 } flow)
        {
            yield return FormRules.Blocks(Field, "Describe in 40 to 2,048 characters how people agree to get texts.");
            yield break;
        }

        if (!Has(flow, "data rates may apply")) yield return FormRules.Blocks(Field, "It has to say \"Message and data rates may apply\".");
        if (!Frequency.Any(word => Has(flow, word))) yield return FormRules.Blocks(Field, "It has to say how often you text, for example \"Message frequency varies\".");
        if (!Has(flow, "http://") && !Has(flow, "https://")) yield return FormRules.Blocks(Field, "It needs a public link to the page where people agree.");
        if (Forced.FirstOrDefault(word => Has(flow, word)) is { } forced) yield return FormRules.Warns(Field, $"Agreeing has to be voluntary; \"{forced}\" sounds as if it were not.");
    }

    private static IEnumerable<FormFinding> Samples(CampaignTexts texts, string? company)
    {
        const string Field = "campaign.samples";
        var samples = texts.Samples ?? [];
        if (samples.Count is < 2 or > 5) yield return FormRules.Blocks(Field, "Give two to five examples.");
        if (samples.Any(sample => sample.Length is < 20 or > 1024)) yield return FormRules.Blocks(Field, "Each example needs 20 to 1,024 characters.");
        if (samples.Select(ShortenerIn).FirstOrDefault(found => found is not null) is { } shortener) yield return FormRules.Blocks(Field, $"Links through {shortener} are always rejected.");
        if (samples.Count > 0 && !samples.Any(sample => sample.Contains("STOP", StringComparison.Ordinal)))
            yield return FormRules.Blocks(Field, "At least one example needs \"Reply STOP to opt out\".");
        if (company?.Trim() is { Length: > 0 } name && samples.Count > 0 && !samples.Any(sample => Has(sample, name)))
            yield return FormRules.Warns(Field, "At least one example should start with your company's name.");
    }

    private static IEnumerable<FormFinding> Links(CampaignTexts texts)
    {
        if (!IsAddress(texts.PrivacyPolicyUrl)) yield return FormRules.Blocks("campaign.privacyPolicyUrl", "Enter the full address of the privacy policy.");
        if (!IsAddress(texts.TermsUrl)) yield return FormRules.Blocks("campaign.termsUrl", "Enter the full address of the terms.");
        if (ShortenerIn($"{texts.Description} {texts.MessageFlow} {texts.PrivacyPolicyUrl} {texts.TermsUrl}") is { } shortener)
            yield return FormRules.Blocks("campaign.messageFlow", $"Links through {shortener} are always rejected.");
    }

    private static bool IsAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
