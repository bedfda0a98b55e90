using Texting.Contracts.Platform;

namespace Numbers.Eligibility;

/// <summary>
/// May this company use texting at all? "What You'll Need: Time To Pet Solo or Team Plan." "Text Messaging is unavailable on
/// the Free Trial." "Currently supported in the USA and Canada only."
/// </summary>
public static class MayEnable
{
    /// <summary>Why not, and what to do; null when it may.</summary>
    public static string? Refusal(Company? company) => company switch
    {
        null => "Your company's details have not arrived yet. Try again in a minute.",
        { Active: false } => "The company has left the platform.",
        { IsTrial: true } => "Text messaging is not available on the free trial. Choose the Solo or Team plan to use it.",
        { Plan: Plan.Lite } => "Text messaging is not part of the Lite plan. Change to the Solo or Team plan to use it.",
        { Country: not ("US" or "CA") } => "Text messaging is available to companies in the USA and Canada only.",
        _ => null,
    };
}
