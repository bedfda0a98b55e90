using Microsoft.AspNetCore.Http.HttpResults;

namespace TwilioSimulator.Mailbox;

/// <summary>POST and DELETE of mail faults; the control API and the page share them.</summary>
internal static class SwitchMailFaults
{
    public static Results<Ok<IReadOnlyList<MailFaultRule>>, ValidationProblem> Add(MailFaultRule rule, MailFaults faults)
    {
        if (rule.Next is < 1) return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["next"] = ["must be 1 or more"] });

        faults.Add(rule);
        return TypedResults.Ok(faults.Current());
    }

    public static NoContent Clear(MailFaults faults)
    {
        faults.Clear();
        return TypedResults.NoContent();
    }
}
