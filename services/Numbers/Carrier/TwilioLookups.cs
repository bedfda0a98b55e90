using Microsoft.Extensions.Options;
using Twilio.Rest.Lookups.V2;

namespace Numbers.Carrier;

/// <summary>What kind of line a phone number is.</summary>
internal sealed class TwilioLookups(TwilioClients clients, IOptions<TwilioOptions> options)
{
    /// <summary>The carrier's word, for example <c>mobile</c> or <c>fixedVoip</c>; null when it does not know or does not answer.</summary>
    public async Task<string?> LineTypeAsync(string number)
    {
        var answer = await CarrierCall.TryAsync(() => PhoneNumberResource.FetchAsync(
            new FetchPhoneNumberOptions(number) { Fields = "line_type_intelligence" }, clients.Of(options.Value.AccountSid)));
        return answer.Value?.LineTypeIntelligence?.Type;
    }
}
