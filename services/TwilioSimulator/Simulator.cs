using TwilioSimulator.Accounts;
using TwilioSimulator.Faults;
using TwilioSimulator.Handsets;
using TwilioSimulator.Lookups;
using TwilioSimulator.Mailbox;
using TwilioSimulator.Media;
using TwilioSimulator.Messages;
using TwilioSimulator.MessagingServices;
using TwilioSimulator.Numbers;
using TwilioSimulator.Oracle;
using TwilioSimulator.Registration;
using TwilioSimulator.Webhooks;

namespace TwilioSimulator;

/// <summary>The table of contents.</summary>
internal static class Simulator
{
    public static void AddSimulator(this WebApplicationBuilder builder)
    {
        // The framework's request log would carry phone numbers: they are part of the addresses.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddOptions<SimulatorOptions>().BindConfiguration("Simulator").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(json => EntryJson.Configure(json.SerializerOptions));

        builder.Services.AddOracle();
        builder.Services.AddProjection<NumberDirectory>();
        builder.Services.AddProjection<Resources>();
        builder.Services.AddProjection<Rejections>();
        builder.Services.AddProjection<AskedPhones>();
        builder.Services.AddProjection<MessageLog>();
        builder.Services.AddProjection<WebhookLog>();
        builder.Services.AddProjection<OptOuts>();
        builder.Services.AddProjection<FaultBoard>();
        builder.Services.AddProjection<HandsetWall>();
        builder.Services.AddProjection<LiveWall>();

        builder.Services.AddProjection<MailShelf>();
        builder.Services.AddProjection<MailFaults>();

        builder.Services.AddSingleton<AccountGate>();
        builder.Services.AddSingleton<MagicRecipients>();
        builder.Services.AddSingleton<MediaStore>();
        builder.Services.AddSingleton<FetchMedia>();
        builder.Services.AddSingleton<WebhookClient>();
        builder.Services.AddSingleton<WebhookSender>();
        builder.Services.AddSingleton<StatusCallback>();
        builder.Services.AddSingleton<InboundWebhook>();
        builder.Services.AddSingleton<Inventory>().AddSingleton<CallFaults>().AddSingleton<Alarm>().AddSingleton<Desk>();
        builder.Services.AddSingleton<OneTimePasswords>().AddSingleton<RegistrationNews>();
        builder.Services.AddWorker<ReviewPump>();
        builder.Services.AddWorker<DeliveryPump>();
        builder.Services.AddWorker<IncomingTexts>();
        builder.Services.AddSingleton<TakeMail>();
        builder.Services.AddSingleton<AnswerMail>();
        builder.Services.AddWorker<SmtpListener>();
    }

    public static void MapSimulator(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/alive");
        app.MapMessages();
        app.MapMedia();
        app.MapNumbers();
        app.MapMessagingServices();
        app.MapTrustHub();
        app.MapLookups();
        app.MapHandsets();
        app.MapMailbox();
        app.MapControl();
        app.MapRegistrationControl();
        app.MapFallback("/2010-04-01/{**rest}", TwilioError.NotFound);
        app.MapFallback("/v1/{**rest}", TwilioError.NotFound);
    }

    static void AddOracle(this IServiceCollection services)
    {
        services.AddSingleton<AppendOnlyRecord>();
        services.AddHostedService(provider => provider.GetRequiredService<AppendOnlyRecord>());
        services.AddProjection<Ledger>();
    }

    // The order of registration is the order in which projections see an entry.
    static void AddProjection<T>(this IServiceCollection services) where T : class, IProjection
    {
        services.AddSingleton<T>();
        services.AddSingleton<IProjection>(provider => provider.GetRequiredService<T>());
    }

    static void AddWorker<T>(this IServiceCollection services) where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
