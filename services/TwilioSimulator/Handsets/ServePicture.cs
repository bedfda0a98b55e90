using TwilioSimulator.Media;

namespace TwilioSimulator.Handsets;

/// <summary>GET /dev/handsets/media/{sid}: a picture for the page itself, which has no credentials of the account.</summary>
internal static class ServePicture
{
    public static async Task<IResult> Handle(string sid, MediaStore store, HttpResponse response, CancellationToken ct)
    {
        if (!IsMediaSid(sid) || await store.FindAsync(sid, ct) is not { } picture) return TypedResults.NotFound();

        // Whatever somebody sent as a picture must not run as a page of ours.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, max-age=86400, immutable";
        return TypedResults.Bytes(picture.Bytes, picture.ContentType);
    }

    static bool IsMediaSid(string sid) => sid.Length == 34 && sid.StartsWith("ME", StringComparison.Ordinal) && sid.All(char.IsAsciiLetterOrDigit);
}
