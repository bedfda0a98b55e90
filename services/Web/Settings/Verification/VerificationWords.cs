using System.Globalization;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Web.Settings.Verification;

/// <summary>Steps, lights and times in words.</summary>
public static class VerificationWords
{
    public static string Of(RegistrationStepName step) => step switch
    {
        RegistrationStepName.BusinessProfile => "Business profile",
        RegistrationStepName.Brand => "Brand",
        RegistrationStepName.OwnerSaidYes => "You answered YES",
        RegistrationStepName.Campaign => "Campaign",
        _ => "Number attached",
    };

    public static string Of(StepLight light) => light switch
    {
        StepLight.Green => "Done",
        StepLight.Amber => "Under way",
        StepLight.Red => "Failed",
        _ => "Not yet",
    };

    public static string Of(RegistrationStanding standing) => standing switch
    {
        RegistrationStanding.Green => "All green: your texts are fully compliant.",
        RegistrationStanding.WaitingForOwner => "Waiting for your YES.",
        RegistrationStanding.Failed => "A step failed. Correct the form below and submit it again.",
        _ => "The carriers are looking at it. You may leave this page: we email you when something is to be done.",
    };

    /// <summary>"23 h 59 min", "4 min", "less than a minute": what is left of the time to answer.</summary>
    public static string Left(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min"),
        _ => "less than a minute",
    };
}
