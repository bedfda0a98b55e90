using Microsoft.Extensions.Options;
using Twilio.Rest.Messaging.V1;
using Twilio.Rest.Messaging.V1.Service;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Numbers.Carrier;

/// <summary>A company's Messaging Service: it holds the company's number and its campaign.</summary>
internal sealed class TwilioMessagingServices(TwilioClients clients, IOptions<TwilioOptions> options)
{
    private const int AlreadyInThisService = 21710;
    private const int ValiditySeconds = 14_400;

    public Task<CarrierAnswer<string>> CreateAsync(string account, string friendlyName) => CarrierCall.TryAsync(async () =>
        (await ServiceResource.CreateAsync(new CreateServiceOptions(friendlyName)
        {
            InboundRequestUrl = options.Value.InboundUrl,
            InboundMethod = HttpMethod.Post,
            StickySender = true,
            MmsConverter = true,
            // The plan of a text has done it, and what is sent must be what was shown.
            SmartEncoding = false,
            AreaCodeGeomatch = true,
            ValidityPeriod = ValiditySeconds,
            Usecase = "notifications",
            UseInboundWebhookOnNumber = false,
        }, clients.Of(account))).Sid);

    public Task<CarrierAnswer<string?>> FindAsync(string account, string friendlyName) => CarrierCall.TryAsync(async () =>
        (await ServiceResource.ReadAsync(new ReadServiceOptions { PageSize = 1000 }, clients.Of(account)))
        .FirstOrDefault(service => service.FriendlyName == friendlyName)?.Sid);

    /// <summary>Adding what is in it already is no mistake.</summary>
    public async Task<CarrierFailure?> AddNumberAsync(string account, string serviceSid, string numberSid)
    {
        var answer = await CarrierCall.TryAsync(() => PhoneNumberResource.CreateAsync(new CreatePhoneNumberOptions(serviceSid, numberSid), clients.Of(account)));
        return answer.Failure is { Code: AlreadyInThisService } ? null : answer.Failure;
    }

    public async Task<CarrierFailure?> RemoveNumberAsync(string account, string serviceSid, string numberSid)
    {
        var answer = await CarrierCall.TryAsync(() => PhoneNumberResource.DeleteAsync(new DeletePhoneNumberOptions(serviceSid, numberSid), clients.Of(account)));
        return answer.Failure is { Kind: FailureKind.Missing } ? null : answer.Failure;
    }

    /// <summary>Whether the carriers know the service's number as part of an approved campaign.</summary>
    public Task<CarrierAnswer<bool>> IsRegisteredAsync(string account, string serviceSid) => CarrierCall.TryAsync(async () =>
        (await ServiceResource.FetchAsync(new FetchServiceOptions(serviceSid), clients.Of(account))).UsAppToPersonRegistered == true);
}
