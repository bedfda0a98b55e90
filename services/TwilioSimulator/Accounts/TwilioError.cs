namespace TwilioSimulator.Accounts;

/// <summary>A refusal as Twilio words it: code, HTTP status, sentence.</summary>
internal sealed record TwilioError(int Code, int Status, string Message) : IResult
{
    public static readonly TwilioError NotAuthenticated = new(20003, 401, "Authenticate");
    public static readonly TwilioError TooManyRequests = new(20429, 429, "Too Many Requests");
    public static readonly TwilioError InternalError = new(20500, 500, "Internal Server Error");
    public static readonly TwilioError Unavailable = new(20503, 503, "Service Unavailable");

    public static TwilioError NotFound(HttpRequest request) =>
        new(20404, 404, $"The requested resource {request.Path} was not found");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status == 401) httpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
        if (Status == 429) httpContext.Response.Headers.RetryAfter = "1";
        return httpContext.Response.WriteAsJsonAsync(
            new Body(Code, Message, $"https://www.twilio.com/docs/errors/{Code}", Status), WireJson.Options);
    }

    sealed record Body(int Code, string Message, string MoreInfo, int Status);
}
