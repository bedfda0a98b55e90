using Gateway.Pages;
using ServiceDefaults.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Gateway.Routing;

/// <summary>Says what a caller may conclude when the service behind did not answer.</summary>
static class UpstreamProblems
{
    public static void UseUpstreamProblems(this IReverseProxyApplicationBuilder proxy) => proxy.Use(async (context, next) =>
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is null || context.Response.HasStarted || Browser.IsNavigating(context.Request)) return;
        if (context.Response.StatusCode is not (502 or 503 or 504)) return;

        context.Response.Headers.RetryAfter = "2";
        await Problem.Of(context.Response.StatusCode, "no-answer", "The service did not answer.",
            "Whether it did what was asked is not known. Send the same request again in a few seconds; a POST with the same Idempotency-Key.")
            .ExecuteAsync(context);
    });
}
