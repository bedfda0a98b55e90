using Messaging.Carrier;
using Microsoft.Extensions.Options;

namespace Messaging.Texts;

internal static class TextRegistration
{
    public static IHostApplicationBuilder AddTexts(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TextOptions>().BindConfiguration(TextOptions.Section).ValidateDataAnnotations()
            .Validate<IOptions<TwilioOptions>>((texts, twilio) => texts.Lease > twilio.Value.Timeout, "Texts:Lease must be longer than Twilio:TimeoutSeconds.")
            .ValidateOnStart();
        TwilioClients.Register(services);
        services.AddSingleton<TwilioMessages>();
        services.AddSingleton<TextTelemetry>();
        services.AddSingleton<TextSteps>();
        services.AddSingleton<TextClaim>();
        services.AddSingleton<DueTexts>();
        services.AddSingleton<RecordStatus>();
        services.AddSingleton<AccountRests>();
        services.AddHealthChecks().AddCheck<AccountRests>("carrier");

        // Workers stop in the reverse order: the writer last, because the others still have answers to hand in.
        services.AddWorker<PartitionKeeper>();
        services.AddWorker<CounterFolder>();
        services.AddWorker<TextNewsWriter>();
        services.AddWorker<TextDispatcher>();
        services.AddSingleton(provider => new Lazy<TextDispatcher>(provider.GetRequiredService<TextDispatcher>));
        services.AddWorker<InDoubtTexts>();
        services.AddWorker<StuckTexts>();
        services.AddWorker<PictureTexts>();
        services.AddWorker<CarrierDayLister>();
        return builder;
    }

    private static void AddWorker<T>(this IServiceCollection services) where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
