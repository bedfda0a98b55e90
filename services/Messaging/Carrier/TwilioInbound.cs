using System.Globalization;
using Microsoft.Extensions.Options;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;

namespace Messaging.Carrier;

/// <summary>A text that came in, as the carrier lists it.</summary>
internal sealed record ListedInbound(string Sid, string From, string To, string Body, string Segments, int MediaCount, DateTimeOffset ReceivedAt);

/// <summary>What came in for an account, by the carrier's own list: the truth when webhooks were lost.</summary>
internal sealed class TwilioInbound(TwilioClients clients, IOptions<TwilioOptions> options)
{
    private const int PageSize = 1000;

    /// <summary>The account whose credentials we hold.</summary>
    public string MainAccount => options.Value.AccountSid;

    /// <summary>Every text that came in since a moment, oldest first; null when the list could not be had in full.</summary>
    public async Task<IReadOnlyList<ListedInbound>?> ListSinceAsync(string accountSid, DateTimeOffset since)
    {
        try
        {
            var messages = await MessageResource.ReadAsync(dateSentAfter: since.UtcDateTime, pageSize: PageSize, client: clients.Of(accountSid));
            var inbound = messages.Where(message => message.Direction == MessageResource.DirectionEnum.Inbound).Select(Read).ToList();
            inbound.Reverse();
            return inbound;
        }
        catch (Exception failure) when (IsCarriers(failure))
        {
            return null;
        }
    }

    /// <summary>The addresses of a text's pictures; null when they could not be had.</summary>
    public async Task<IReadOnlyList<string>?> MediaOfAsync(string accountSid, string messageSid)
    {
        try
        {
            var media = await MediaResource.ReadAsync(messageSid, client: clients.Of(accountSid));
            return [.. media.Select(item => TwilioMedia.Address(accountSid, messageSid, item.Sid))];
        }
        catch (Exception failure) when (IsCarriers(failure))
        {
            return null;
        }
    }

    private static ListedInbound Read(MessageResource message) => new(
        message.Sid,
        message.From?.ToString() ?? "",
        message.To ?? "",
        message.Body ?? "",
        message.NumSegments ?? "",
        int.TryParse(message.NumMedia, NumberStyles.None, CultureInfo.InvariantCulture, out var media) ? media : 0,
        InUtc(message.DateSent ?? message.DateCreated ?? default));

    // A list page without its list key is a NullReferenceException in the SDK.
    private static bool IsCarriers(Exception failure) =>
        failure is ApiException or ApiStandardException or ApiConnectionException or NullReferenceException;

    private static DateTimeOffset InUtc(DateTime date) =>
        date.Kind is DateTimeKind.Local ? new DateTimeOffset(date).ToUniversalTime() : new DateTimeOffset(date, TimeSpan.Zero);
}
