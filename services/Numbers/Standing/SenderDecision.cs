using Numbers.Eligibility;
using Numbers.Ownership;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Standing;

/// <summary>May the company's number send? Eligibility, number and registration in, standing and reason out.</summary>
public static class SenderDecision
{
    private const string NotVerified =
        "Your number is not verified by the carriers yet. Texts can be sent when all statuses in Integrations > Texting are green.";

    /// <param name="company">Null before the platform told us of it.</param>
    /// <param name="number">The number that was ours last.</param>
    /// <param name="registration">Null when none was submitted.</param>
    public static (SenderStanding Standing, string? Reason) Decide(Company? company, TextingNumber number, RegistrationStanding? registration)
    {
        if (number.State == NumberState.Released) return (SenderStanding.Released, "The number was given back.");
        if (MayEnable.Refusal(company) is { } refusal) return (SenderStanding.Suspended, refusal);
        if (number.State == NumberState.Releasing) return (SenderStanding.Suspended, "The number is being given back. Undo that in Integrations > Texting to send texts again.");
        if (!number.TurnedOn) return (SenderStanding.Suspended, "Texting is turned off. Turn it on in Integrations > Texting.");
        if (!company!.NeedsRegistration || registration == RegistrationStanding.Green) return (SenderStanding.Live, null);
        return (SenderStanding.Provisioning, registration == RegistrationStanding.Failed
            ? "The verification of your number failed. See Integrations > Texting for what to correct."
            : NotVerified);
    }
}
