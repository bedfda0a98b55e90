using Numbers.Registration;
using Texting.Contracts.Numbers;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Standing;

/// <summary>How a registration stands as a whole: the lights of its steps in, one word out.</summary>
public static class RegistrationDecision
{
    /// <summary>The standing, and the step that explains it: the one that failed or waits.</summary>
    public static (RegistrationStanding Standing, RegistrationStep? Step) Decide(IReadOnlyList<RegistrationStep> steps)
    {
        // A missed YES is nobody's rejection: the owner can ask for another text.
        if (steps.FirstOrDefault(step => step.Light == StepLight.Red && step.Name != RegistrationStepName.OwnerSaidYes) is { } failed)
            return (RegistrationStanding.Failed, failed);
        if (steps.FirstOrDefault(step => step is { Name: RegistrationStepName.OwnerSaidYes, Light: StepLight.Red or StepLight.Amber }) is { } waiting)
            return (RegistrationStanding.WaitingForOwner, waiting);
        return steps.Count > 0 && steps.All(step => step.Light == StepLight.Green)
            ? (RegistrationStanding.Green, null)
            : (RegistrationStanding.UnderReview, null);
    }
}
