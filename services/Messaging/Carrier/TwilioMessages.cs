using System.Globalization;
using Microsoft.Extensions.Options;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace Messaging.Carrier;

/// <summary>Texts at Twilio: create one, fetch one, list those to a phone.</summary>
internal sealed class TwilioMessages(TwilioClients clients, IOptions<TwilioOptions> options, TimeProvider clock)
{
    private const int PageSize = 100;
    private const int LongPage = 500;

    /// <summary>Never throws: whatever happens to a create is an outcome.</summary>
    public async Task<SendOutcome> CreateAsync(OutgoingText text)
    {
        var call = CarrierCall.Begin();
        try
        {
            var message = await MessageResource.CreateAsync(RequestFor(text), clients.Of(text.AccountSid));
            // The SDK takes a redirect for a success too.
            return message.Sid is { Length: > 0 } sid ? new SendOutcome.Accepted(sid, message.Status?.ToString()) : new SendOutcome.Unknown();
        }
        catch (ApiException refusal)
        {
            return OutcomeOf(refusal.Status, refusal.Code, call);
        }
        catch (ApiStandardException refusal)
        {
            return OutcomeOf(refusal.Status, refusal.Code, call);
        }
        catch (Exception) when (!call.BodyBegan)
        {
            // No name, no connection, no TLS, no free slot in time: the request never left.
            return new SendOutcome.SurelyNotSent(TooFast: false, RetryAfter: null);
        }
        catch (Exception)
        {
            // Time-out, reset, half an answer, an answer nobody can read: it may have been accepted, so it is in doubt.
            return new SendOutcome.Unknown();
        }
    }

    /// <summary>Null when the carrier does not know it, or does not answer.</summary>
    public async Task<CarrierText?> FetchAsync(string accountSid, string sid)
    {
        try
        {
            return Read(await MessageResource.FetchAsync(sid, client: clients.Of(accountSid)));
        }
        catch (Exception failure) when (IsCarriers(failure))
        {
            return null;
        }
    }

    /// <summary>
    /// The texts to a phone created since a moment, newest first; null when the list could not be had in full. By the
    /// recipient alone: right after a create the sender and the date of sending are still empty, and a filter on them
    /// would miss the very text we look for.
    /// </summary>
    public async Task<IReadOnlyList<CarrierText>?> ListToAsync(string accountSid, string to, DateTimeOffset since)
    {
        try
        {
            var messages = await MessageResource.ReadAsync(to: new PhoneNumber(to), pageSize: PageSize, client: clients.Of(accountSid));
            return [.. messages.Select(Read).TakeWhile(text => text.CreatedAt is null || text.CreatedAt >= since)];
        }
        catch (Exception failure) when (IsCarriers(failure))
        {
            return null;
        }
    }

    /// <summary>All that a number sent and received on a day, UTC; null when the list could not be had in full.</summary>
    public async Task<IReadOnlyList<CarrierText>?> ListDayAsync(string accountSid, string number, DateOnly day)
    {
        // Both bounds are included, and the carrier knows no fractions of a second.
        var (first, last) = (day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), day.ToDateTime(new TimeOnly(23, 59, 59), DateTimeKind.Utc));
        try
        {
            var sent = await MessageResource.ReadAsync(
                from: new PhoneNumber(number), dateSentBefore: last, dateSentAfter: first, pageSize: LongPage, client: clients.Of(accountSid));
            List<CarrierText> texts = [.. sent.Select(Read)];
            var received = await MessageResource.ReadAsync(
                to: new PhoneNumber(number), dateSentBefore: last, dateSentAfter: first, pageSize: LongPage, client: clients.Of(accountSid));
            texts.AddRange(received.Select(Read));
            return texts;
        }
        catch (Exception failure) when (IsCarriers(failure))
        {
            return null;
        }
    }

    private CreateMessageOptions RequestFor(OutgoingText text) => new(new PhoneNumber(text.To))
    {
        MessagingServiceSid = text.MessagingServiceSid,
        Body = text.Body,
        MediaUrl = [.. text.MediaUrls.Select(url => new Uri(url))],
        StatusCallback = options.Value.StatusCallback(text.TextId, text.Attempt),
        ValidityPeriod = options.Value.ValidityUntil(text.NotAfter, clock.GetUtcNow()),
        Attempt = text.Attempt,
        // The plan has done it, and the list must show the body as we sent it.
        SmartEncoded = false,
    };

    private static SendOutcome OutcomeOf(int status, int code, CarrierCall call) => status switch
    {
        429 => new SendOutcome.SurelyNotSent(TooFast: true, call.RetryAfter),
        401 or 403 => new SendOutcome.AccountStopped(CodeOrNull(code)),
        // 408 is a time-out; 0 is the SDK's word for a body that was not JSON, such as an edge proxy's page.
        >= 400 and < 500 and not 408 => new SendOutcome.Refused(CodeOrNull(code)),
        _ => new SendOutcome.Unknown(),
    };

    // A list page without its list key is a NullReferenceException in the SDK.
    private static bool IsCarriers(Exception failure) =>
        failure is ApiException or ApiStandardException or ApiConnectionException or NullReferenceException;

    private static CarrierText Read(MessageResource message) => new(
        message.Sid,
        message.Body ?? "",
        message.Status?.ToString(),
        message.ErrorCode,
        message.DateCreated is { } created ? InUtc(created) : null)
    {
        IsInbound = message.Direction == MessageResource.DirectionEnum.Inbound,
        Segments = int.TryParse(message.NumSegments, NumberStyles.None, CultureInfo.InvariantCulture, out var segments) ? segments : 0,
    };

    // The SDK's dates are UTC, but come as local time or without a kind, depending on how they were written.
    private static DateTimeOffset InUtc(DateTime date) =>
        date.Kind is DateTimeKind.Local ? new DateTimeOffset(date).ToUniversalTime() : new DateTimeOffset(date, TimeSpan.Zero);

    private static int? CodeOrNull(int code) => code == 0 ? null : code;
}
