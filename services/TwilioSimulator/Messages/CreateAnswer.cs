using System.Net.Mime;
using System.Text.Json;
using TwilioSimulator.Accounts;
using TwilioSimulator.Faults;

namespace TwilioSimulator.Messages;

/// <summary>The answer to an accepted create, spoiled the way the text's fate says.</summary>
internal static class CreateAnswer
{
    const string EdgeProxyPage =
        "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>";

    public static IResult For(Message message) => message.Fate.Answer switch
    {
        FaultKind.AcceptThenDrop => new Broken([]),
        FaultKind.AcceptThenHalf => new Broken(JsonSerializer.SerializeToUtf8Bytes(MessageJson.Of(message), WireJson.Options)),
        FaultKind.AcceptThen500 => TwilioError.InternalError,
        FaultKind.AcceptThenHtml502 => TypedResults.Content(EdgeProxyPage, MediaTypeNames.Text.Html, statusCode: StatusCodes.Status502BadGateway),
        // As it was at the moment of acceptance, however far a fast callback has carried it since.
        _ => TypedResults.Json(MessageJson.Of(message), WireJson.Options, statusCode: StatusCodes.Status201Created),
    };

    /// <summary>Closes the connection before the answer, or after the first half of it.</summary>
    sealed class Broken(byte[] answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (answer.Length > 0)
            {
                httpContext.Response.StatusCode = StatusCodes.Status201Created;
                httpContext.Response.ContentType = MediaTypeNames.Application.Json;
                httpContext.Response.ContentLength = answer.Length;
                await httpContext.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2));
                await httpContext.Response.Body.FlushAsync();
            }

            httpContext.Abort();
        }
    }
}
