using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>The refusals around a registration.</summary>
internal static class RegistrationProblems
{
    public static ProblemHttpResult NotNeeded() => Problem.Of(409, "registration-not-needed", "No registration is needed.",
        "The carriers of Canada ask for none: texts can be sent as soon as the company has its number.");

    public static ProblemHttpResult NumberFirst() => Problem.Of(409, "number-first", "Choose a number first.",
        "The registration is for a number. Choose one, then submit the form.");

    public static ProblemHttpResult SubmittedAlready() => Problem.Of(409, "registration-submitted", "The registration is submitted already.",
        "It is with the carriers. When a step fails it can be corrected with PUT.");

    public static ProblemHttpResult None() => Problem.Of(404, "no-registration", "There is no registration.", "Submit the form first.");

    public static ProblemHttpResult NothingToCorrect() => Problem.Of(409, "nothing-to-correct", "No step has failed.",
        "The form can be corrected when the carriers have rejected a step. Until then they are looking at what you submitted.");

    public static ProblemHttpResult OtherKind() => Problem.Invalid("kind", "stays what it was: a brand cannot be turned into another kind. Contact support.");

    public static ProblemHttpResult NoQuestion() => Problem.Of(409, "no-yes-expected", "No YES is expected.", "The carriers do not wait for an answer at this moment.");

    public static ProblemHttpResult NotAgain(string refusal) => Problem.Of(409, "resend-not-now", "The text cannot be sent again now.", refusal);

    public static ProblemHttpResult Of(IReadOnlyList<FormFinding> findings) => Problem.Invalid(findings
        .Where(finding => finding.Blocks).GroupBy(finding => finding.Field)
        .ToDictionary(group => group.Key, group => group.Select(finding => finding.Message).ToArray()));
}
