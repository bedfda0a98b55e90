namespace Notifications.Rules;

/// <summary>Why nobody is told, or not yet. The codes are stored and part of the API.</summary>
internal static class Reasons
{
    internal const string SwitchOff = "switch-off";
    internal const string MobileAppSwitchOff = "mobile-app-switch-off";
    internal const string CompanyLeft = "company-left";
    internal const string NoOfficePeople = "no-office-people";
    internal const string ToldAlready = "told-already";
    internal const string PersonInactive = "person-inactive";
    internal const string NotLateEnough = "not-late-enough";
    internal const string Stale = "stale";
    internal const string Coalesced = "coalesced";
    internal const string Refused = "refused";
    internal const string QuietHours = "quiet-hours";
    internal const string TooLateAfterQuietHours = "too-late-after-quiet-hours";

    /// <summary>For people, with what to do about it.</summary>
    internal static string Words(string code) => code switch
    {
        SwitchOff => "This notification is switched off. Turn it on in the texting settings to have it from the next event on.",
        MobileAppSwitchOff => "\"Event started\" is switched off in Settings > Mobile App > Configuration. Both switches have to be on.",
        CompanyLeft => "The company is not active any more.",
        NoOfficePeople => "There is no active admin or office manager who could be told.",
        ToldAlready => "The only person of the office is the one who is late, and is told so.",
        PersonInactive => "The person is not active any more.",
        NotLateEnough => "Not late enough yet for the minutes in the texting settings.",
        Stale => "It came too late to be of use.",
        Coalesced => "The same person was told the same a moment before.",
        Refused => "It could not be texted.",
        QuietHours => "It is quiet hours for this person. It goes when they end; or send it now.",
        TooLateAfterQuietHours => "It is quiet hours for this person, and when they end it would be of no use any more.",
        _ => code,
    };
}
