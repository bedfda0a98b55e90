using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Web.Settings.Unassigned;

/// <summary>Why a text is here and who may have sent it, in words.</summary>
public static class UnassignedWords
{
    public static string Of(UnassignedReason reason) => reason switch
    {
        UnassignedReason.SeveralPeople => "Several people share this number",
        _ => "Nobody has this number",
    };

    public static string Of(SuggestionReason reason) => reason switch
    {
        SuggestionReason.SharedNumber => "shares this number",
        SuggestionReason.Remembered => "chosen for this number before",
        SuggestionReason.OldNumber => "had this number before",
        SuggestionReason.FormerPerson => "had this number, no longer active",
        _ => "same last seven digits",
    };

    /// <summary>What an empty list says.</summary>
    public static string Empty(UnassignedStanding standing) => standing switch
    {
        UnassignedStanding.Open => "Nothing waits here. A text whose sender we cannot place appears in this list, and you get an email about it.",
        UnassignedStanding.Assigned => "Nothing was assigned yet. What you assign can be undone here.",
        _ => "Nobody is blocked. Texts of blocked senders are listed here.",
    };
}
