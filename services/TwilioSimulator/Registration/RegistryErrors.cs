namespace TwilioSimulator.Registration;

/// <summary>The errors of reviews, in the shape of <c>errors[]</c>. Brands say <c>error_code</c>, bundles <c>code</c>: both exist at Twilio.</summary>
internal static class RegistryErrors
{
    static readonly Dictionary<int, (string Description, string[] Fields)> Known = new()
    {
        [22214] = ("A required field of the profile is missing or invalid.", []),
        [22217] = ("The address could not be verified.", ["address_sids"]),
        [22218] = ("The email address could not be verified.", ["email"]),
        [30795] = ("The EIN is not valid.", ["business_registration_number"]),
        [30799] = ("The business could not be verified with the name and EIN given.", ["business_name", "business_registration_number"]),
        [30898] = ("The EIN has been used for too many brands.", ["business_registration_number"]),
        [30883] = ("Campaign rejected: content that is not allowed.", ["DESCRIPTION", "MESSAGE_SAMPLES"]),
        [30886] = ("Campaign rejected: the description is not clear.", ["DESCRIPTION"]),
        [30890] = ("Campaign rejected: the website could not be reached.", ["WEBSITE"]),
        [30893] = ("Campaign rejected: the sample messages do not match the use case.", ["MESSAGE_SAMPLES"]),
        [30896] = ("Campaign rejected: the opt-in could not be verified.", ["MESSAGE_FLOW"]),
        [30909] = ("Campaign rejected: the call to action in the message flow is incomplete.", ["MESSAGE_FLOW"]),
    };

    public static Dictionary<string, object?> Of(int code, IReadOnlyList<string> fields) => new()
    {
        [code < 30_000 ? "code" : "error_code"] = code,
        ["description"] = Known.TryGetValue(code, out var known) ? known.Description : "Rejected.",
        ["fields"] = fields.Count > 0 ? fields : known.Fields ?? [],
        ["url"] = $"https://www.twilio.com/docs/api/errors/{code}",
    };
}
