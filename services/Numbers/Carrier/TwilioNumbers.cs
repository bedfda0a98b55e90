using Microsoft.Extensions.Options;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.AvailablePhoneNumberCountry;
using Twilio.Types;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Numbers.Carrier;

/// <summary>A number for sale.</summary>
internal sealed record NumberForSale(string Number, string? City, string? Region);

/// <summary>Available and incoming phone numbers.</summary>
internal sealed class TwilioNumbers(TwilioClients clients, IOptions<TwilioOptions> options)
{
    public const int MostFound = 100;

    /// <summary>Local numbers that take texts and pictures and need no address.</summary>
    public Task<CarrierAnswer<IReadOnlyList<NumberForSale>>> SearchAsync(string country, string? areaCode, string? contains, string? region) =>
        CarrierCall.TryAsync<IReadOnlyList<NumberForSale>>(async () =>
        {
            var found = await LocalResource.ReadAsync(new ReadLocalOptions(country)
            {
                AreaCode = int.TryParse(areaCode, out var code) ? code : null,
                Contains = contains,
                InRegion = region,
                SmsEnabled = true,
                MmsEnabled = true,
                ExcludeAllAddressRequired = true,
                PageSize = MostFound,
            }, clients.Of(options.Value.AccountSid));
            return [.. found.Take(MostFound)
                .Where(number => number.Capabilities is { Sms: true, Mms: true })
                .Select(number => new NumberForSale(number.PhoneNumber.ToString(), Text(number.Locality), Text(number.Region)))];
        });

    /// <summary>Buys with the addresses set: a number without them answers texts with a demo message of the carrier.</summary>
    public Task<CarrierAnswer<string>> BuyAsync(string account, string number, string friendlyName) => CarrierCall.TryAsync(async () =>
        (await IncomingPhoneNumberResource.CreateAsync(new CreateIncomingPhoneNumberOptions
        {
            PathAccountSid = account,
            PhoneNumber = new PhoneNumber(number),
            FriendlyName = friendlyName,
            SmsMethod = HttpMethod.Post,
            SmsUrl = options.Value.InboundUrl,
            VoiceMethod = HttpMethod.Post,
            VoiceUrl = options.Value.VoiceUrl,
        }, clients.Of(account))).Sid);

    /// <summary>The sid of the number with this friendly name; null when there is none.</summary>
    public Task<CarrierAnswer<string?>> FindAsync(string account, string friendlyName) => CarrierCall.TryAsync(async () =>
        (await IncomingPhoneNumberResource.ReadAsync(
            new ReadIncomingPhoneNumberOptions { PathAccountSid = account, FriendlyName = friendlyName, PageSize = 50 }, clients.Of(account)))
        .FirstOrDefault(number => number.FriendlyName == friendlyName)?.Sid);

    public async Task<CarrierFailure?> GiveBackAsync(string account, string sid)
    {
        var answer = await CarrierCall.TryAsync(() =>
            IncomingPhoneNumberResource.DeleteAsync(new DeleteIncomingPhoneNumberOptions(sid) { PathAccountSid = account }, clients.Of(account)));
        return answer.Failure is { Kind: FailureKind.Missing } ? null : answer.Failure;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
