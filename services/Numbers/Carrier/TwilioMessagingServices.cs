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

    /// <summary>Of these services the ones that are not set as we want them, with what differs.</summary>
    public Task<CarrierAnswer<IReadOnlyDictionary<string, string>>> FindDriftedAsync(string account, IReadOnlySet<string> sids) =>
        CarrierCall.TryAsync<IReadOnlyDictionary<string, string>>(async () =>
            (await ServiceResource.ReadAsync(new ReadServiceOptions { PageSize = 1000 }, clients.Of(account)))
            .Where(service => sids.Contains(service.Sid))
            .Select(service => (service.Sid, Differs: string.Join(", ", Differences(service))))
            .Where(service => service.Differs.Length > 0)
            .ToDictionary(service => service.Sid, service => service.Differs));

    /// <summary>Sets what a new service is created with.</summary>
    public async Task<CarrierFailure?> CorrectAsync(string account, string serviceSid) => (await CarrierCall.TryAsync(() => ServiceResource.UpdateAsync(
        new UpdateServiceOptions(serviceSid)
        {
            InboundRequestUrl = options.Value.InboundUrl,
            InboundMethod = HttpMethod.Post,
            StickySender = true,
            MmsConverter = true,
            SmartEncoding = false,
            AreaCodeGeomatch = true,
            ValidityPeriod = ValiditySeconds,
            UseInboundWebhookOnNumber = false,
        }, clients.Of(account)))).Failure;

    private IEnumerable<string> Differences(ServiceResource service)
    {
        // As text: two addresses that differ in the fragment alone are equal otherwise.
        if (service.InboundRequestUrl?.AbsoluteUri != options.Value.InboundUrl.AbsoluteUri) yield return "inbound address";
        if (service.UseInboundWebhookOnNumber == true) yield return "inbound address of the number";
        if (service.StickySender != true) yield return "sticky sender";
        if (service.MmsConverter != true) yield return "MMS converter";
        if (service.SmartEncoding != false) yield return "smart encoding";
        if (service.AreaCodeGeomatch != true) yield return "area code geomatch";
        if (service.ValidityPeriod != ValiditySeconds) yield return "validity period";
    }

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
