using TwilioSimulator.Accounts;
using TwilioSimulator.Messages;
using TwilioSimulator.Oracle;

namespace TwilioSimulator.Numbers;

/// <summary>…/IncomingPhoneNumbers: buy, list, fetch, change, give back. Buying twice is two numbers, or 21422 for the same one.</summary>
internal static class IncomingNumbers
{
    static readonly TwilioError NotAvailable = new(21422, 400, "The requested phone number is not available.");
    static readonly TwilioError NotANumber = new(21421, 400, "PhoneNumber is invalid");
    // What Twilio puts on a number that was bought without addresses: it answers texts with a demo message.
    const string DemoUrl = "https://demo.twilio.com/welcome/sms/reply";

    public static async Task<IResult> Buy(
        string accountSid, HttpRequest request, Inventory inventory, NumberDirectory numbers, AppendOnlyRecord record, TimeProvider clock)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;
        var wanted = form["PhoneNumber"].ToString();
        if (!Geography.IsE164(wanted)) return NotANumber;
        if (!inventory.IsFree(wanted)) return NotAvailable;

        var number = Changed(new Number { PhoneNumber = wanted, Sid = Sid.New("PN"), SmsUrl = DemoUrl, CreatedAt = clock.GetUtcNow() }, form);
        await record.AppendAsync(new NumberAdded(number) { At = clock.GetUtcNow() });
        // Two buyers at once: the record decided who was first, and only that sid is in the directory.
        return numbers.Find(wanted)?.Sid == number.Sid
            ? TypedResults.Json(IncomingNumberJson.Of(number, accountSid), WireJson.Options, statusCode: 201)
            : NotAvailable;
    }

    public static IResult List(string accountSid, HttpRequest request, NumberDirectory numbers)
    {
        var (name, phone) = (request.Query["FriendlyName"].ToString(), request.Query["PhoneNumber"].ToString());
        var found = numbers.All
            .Where(number => name.Length == 0 || number.FriendlyName == name)
            .Where(number => phone.Length == 0 || number.PhoneNumber.Contains(phone, StringComparison.Ordinal))
            .Reverse()
            .ToList();
        var page = Page<Number>.Of(found, number => number.Sid, request.Query);
        return TypedResults.Json(page.ToBody("incoming_phone_numbers", number => IncomingNumberJson.Of(number, accountSid), request), WireJson.Options);
    }

    public static IResult Fetch(string accountSid, string sid, HttpRequest request, NumberDirectory numbers) =>
        numbers.FindBySid(sid) is { } number
            ? TypedResults.Json(IncomingNumberJson.Of(number, accountSid), WireJson.Options)
            : TwilioError.NotFound(request);

    public static async Task<IResult> Update(
        string accountSid, string sid, HttpRequest request, NumberDirectory numbers, AppendOnlyRecord record, TimeProvider clock)
    {
        if (numbers.FindBySid(sid) is not { } number) return TwilioError.NotFound(request);

        var changed = Changed(number, request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty);
        await record.AppendAsync(new NumberAdded(changed) { At = clock.GetUtcNow() });
        return TypedResults.Json(IncomingNumberJson.Of(changed, accountSid), WireJson.Options);
    }

    public static async Task<IResult> Release(string sid, HttpRequest request, NumberDirectory numbers, AppendOnlyRecord record, TimeProvider clock)
    {
        if (numbers.FindBySid(sid) is not { } number) return TwilioError.NotFound(request);

        await record.AppendAsync(new NumberGone(number.PhoneNumber) { At = clock.GetUtcNow() });
        return TypedResults.NoContent();
    }

    static Number Changed(Number number, IFormCollection form) => number with
    {
        FriendlyName = Given(form, "FriendlyName") ?? number.FriendlyName,
        SmsUrl = Given(form, "SmsUrl") ?? number.SmsUrl,
        SmsFallbackUrl = Given(form, "SmsFallbackUrl") ?? number.SmsFallbackUrl,
        VoiceUrl = Given(form, "VoiceUrl") ?? number.VoiceUrl,
    };

    static string? Given(IFormCollection form, string name) => form[name].ToString() is { Length: > 0 } value ? value : null;
}
