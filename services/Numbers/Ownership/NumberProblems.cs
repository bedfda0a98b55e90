using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Numbers.Ownership;

/// <summary>The refusals around a company's number.</summary>
internal static class NumberProblems
{
    public static ProblemHttpResult NotAvailable(string refusal) => Problem.Of(409, "texting-not-available", "Texting is not available to this company.", refusal);

    public static ProblemHttpResult HaveOne(string number) => Problem.Of(409, "number-already-chosen", "The company has a number.",
        $"Your company has chosen {number} already, and can have one number only. Release it first if you want another one.");

    public static ProblemHttpResult None() => Problem.Of(404, "no-number", "The company has no number.", "Choose a number first.");

    public static ProblemHttpResult NotNow(string detail) => Problem.Of(409, "number-not-ready", "Not possible at this moment.", detail);

    public static ProblemHttpResult NotConfirmed(string number) => Problem.Of(400, "release-not-confirmed", "The release was not confirmed.",
        $"Send ?confirm= with the number {number}. After the release clients can no longer reach you on it, it may go to somebody else, and it cannot be had back; messages stay.");
}
