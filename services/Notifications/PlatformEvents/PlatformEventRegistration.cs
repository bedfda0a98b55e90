namespace Notifications.PlatformEvents;

internal static class PlatformEventRegistration
{
    public static IHostApplicationBuilder AddPlatformEvents(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PlatformEventTelemetry>();
        builder.Services.AddSingleton<PlatformEventStore>();
        builder.Services.AddHostedService<PlatformEventKeeper>();
        return builder;
    }
}
