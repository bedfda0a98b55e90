using TwilioSimulator.Accounts;

namespace TwilioSimulator.Numbers;

/// <summary>A number of the account as the 2010-04-01 API writes it.</summary>
internal static class IncomingNumberJson
{
    public static object Of(Number number, string account) => new Dictionary<string, object?>
    {
        ["account_sid"] = account,
        ["address_requirements"] = "none",
        ["address_sid"] = null,
        ["api_version"] = "2010-04-01",
        ["beta"] = false,
        ["bundle_sid"] = null,
        ["capabilities"] = new Dictionary<string, bool> { ["fax"] = false, ["mms"] = true, ["sms"] = true, ["voice"] = true },
        ["date_created"] = WireJson.Date(number.CreatedAt),
        ["date_updated"] = WireJson.Date(number.CreatedAt),
        ["emergency_address_sid"] = null,
        ["emergency_address_status"] = "unregistered",
        ["emergency_status"] = "Inactive",
        ["friendly_name"] = number.FriendlyName ?? National(number.PhoneNumber),
        ["identity_sid"] = null,
        ["origin"] = "twilio",
        ["phone_number"] = number.PhoneNumber,
        ["sid"] = number.Sid,
        ["sms_application_sid"] = "",
        ["sms_fallback_method"] = "POST",
        ["sms_fallback_url"] = number.SmsFallbackUrl ?? "",
        ["sms_method"] = "POST",
        ["sms_url"] = number.SmsUrl ?? "",
        ["status"] = "in-use",
        ["status_callback"] = "",
        ["status_callback_method"] = "POST",
        ["trunk_sid"] = null,
        ["type"] = "local",
        ["uri"] = $"/2010-04-01/Accounts/{account}/IncomingPhoneNumbers/{number.Sid}.json",
        ["voice_application_sid"] = "",
        ["voice_caller_id_lookup"] = false,
        ["voice_fallback_method"] = "POST",
        ["voice_fallback_url"] = "",
        ["voice_method"] = "POST",
        ["voice_receive_mode"] = "voice",
        ["voice_url"] = number.VoiceUrl ?? "",
    };

    public static string National(string number) =>
        number.Length == 12 && number.StartsWith("+1", StringComparison.Ordinal) ? $"({number[2..5]}) {number[5..8]}-{number[8..]}" : number;
}
