using Microsoft.Net.Http.Headers;
using TwilioSimulator.Accounts;
using TwilioSimulator.Messages;

namespace TwilioSimulator.Media;

/// <summary>
/// GET …/Media/{Sid}, without <c>.json</c>: a redirect to another host, which serves the bytes without credentials.
/// Callers must follow it without their Authorization header.
/// </summary>
internal static class ServeMedia
{
    const string Host = "media.twiliocdn.com";

    public const string ContentPath = "/{accountSid:length(34)}/{messageSid:length(34)}/{sid:length(34)}";

    public static IResult Redirect(string accountSid, string messageSid, string sid, HttpRequest request, MessageLog log) =>
        IsThere(log, messageSid, sid)
            ? TypedResults.Redirect($"https://{Host}/{accountSid}/{messageSid}/{sid}", permanent: false, preserveMethod: true)
            : TwilioError.NotFound(request);

    public static async Task<IResult> Content(
        string messageSid, string sid, HttpRequest request, MessageLog log, MediaStore store, CancellationToken ct)
    {
        // A content network is not told passwords; a client that sends them has followed the redirect carelessly.
        if (request.Headers.ContainsKey(HeaderNames.Authorization)) return TypedResults.BadRequest();

        return IsThere(log, messageSid, sid) && await store.FindAsync(sid, ct) is { } picture
            ? TypedResults.Bytes(picture.Bytes, picture.ContentType)
            : TypedResults.NotFound();
    }

    static bool IsThere(MessageLog log, string messageSid, string sid) =>
        log.Find(messageSid) is { IsListed: true } message && message.Media.Any(item => item.Sid == sid);
}
