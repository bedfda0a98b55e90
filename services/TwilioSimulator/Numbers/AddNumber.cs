using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Numbers;

/// <summary>POST /control/numbers: the account owns one more number from now on.</summary>
internal static class AddNumber
{
    public static async Task<Results<Ok<Number>, ValidationProblem>> Handle(
        Number number, IOptions<SimulatorOptions> options, AppendOnlyRecord record, TimeProvider clock)
    {
        if (Mistakes(number, options.Value.AccountSid) is { Count: > 0 } mistakes) return TypedResults.ValidationProblem(mistakes);

        await record.AppendAsync(new NumberAdded(number) { At = clock.GetUtcNow() });
        return TypedResults.Ok(number);
    }

    static Dictionary<string, string[]> Mistakes(Number number, string account)
    {
        var mistakes = new Dictionary<string, string[]>();
        if (!Geography.IsE164(number.PhoneNumber)) mistakes["phoneNumber"] = ["must be E.164, such as +14155550100"];
        if (!number.Sid.StartsWith("PN", StringComparison.Ordinal)) mistakes["sid"] = ["must be a PN sid"];
        if (number.SmsUrl is { } url && !Uri.IsWellFormedUriString(url, UriKind.Absolute)) mistakes["smsUrl"] = ["must be an absolute address"];
        if (number.AccountSid is { } other && other != account) mistakes["accountSid"] = ["must be the simulator's account"];
        return mistakes;
    }
}
