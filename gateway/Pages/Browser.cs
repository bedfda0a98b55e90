namespace Gateway.Pages;

/// <summary>People get pages, programs get problems.</summary>
static class Browser
{
    /// <summary>Somebody is looking: the answer will be shown as a page.</summary>
    public static bool IsNavigating(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && (request.Headers["Sec-Fetch-Mode"] is [{ } mode] ? mode == "navigate"
            : request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>Refusals without a body become a page for people; what remains becomes a problem further out.</summary>
    public static void UseBrowserPages(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.ContentLength is not null || response.ContentType is not null || !IsNavigating(context.Request)) return;
        if (ErrorPage.For(response.StatusCode) is { } page) await response.WritePageAsync(page);
    });
}
