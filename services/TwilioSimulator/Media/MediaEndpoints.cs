using TwilioSimulator.Accounts;

namespace TwilioSimulator.Media;

internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        var media = app.MapGroup("/2010-04-01/Accounts/{accountSid}/Messages/{messageSid}").RequireAccount();
        media.MapGet("/Media.json", ListMedia.Handle);
        media.MapGet("/Media/{sid}.json", FetchMediaItem.Handle);
        media.MapGet("/Media/{sid}", ServeMedia.Redirect);
        media.MapDelete("/Media/{sid}.json", DeleteMedia.Handle);

        app.MapGet(ServeMedia.ContentPath, ServeMedia.Content);
    }
}
