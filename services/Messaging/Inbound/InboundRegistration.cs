using Messaging.Carrier;

namespace Messaging.Inbound;

internal static class InboundRegistration
{
    public static IHostApplicationBuilder AddInbound(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<InboundOptions>().BindConfiguration(InboundOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<TwilioInbound>();
        builder.Services.AddSingleton<InboundChecks>();
        builder.Services.AddSingleton<InboundGapFiller>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<InboundGapFiller>());
        return builder;
    }
}
