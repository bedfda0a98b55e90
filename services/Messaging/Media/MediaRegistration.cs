using System.Net;
using Messaging.Carrier;
using Microsoft.Extensions.Options;

namespace Messaging.Media;

internal static class MediaRegistration
{
    public static IHostApplicationBuilder AddMedia(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new MediaLinks(
            provider.GetRequiredService<IConfiguration>()["Cursors:Key"] ?? throw new InvalidOperationException("Cursors:Key is not configured."),
            provider.GetRequiredService<IOptions<TwilioOptions>>().Value.PublicBaseUrl));
        services.AddSingleton<ResolveName>(Dns.GetHostAddressesAsync);
        services.AddSingleton<TwilioMedia>();
        services.AddSingleton<GuardedClient>();
        services.AddSingleton<PictureDesk>();
        services.AddSingleton<ImageStore>();
        services.AddSingleton<FetchImages>();
        services.AddHostedService(provider => provider.GetRequiredService<FetchImages>());
        services.AddHostedService<ImageSweeper>();
        return builder;
    }
}
