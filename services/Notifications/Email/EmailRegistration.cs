using Notifications.Email.Templates;

namespace Notifications.Email;

internal static class EmailRegistration
{
    public static IHostApplicationBuilder AddEmail(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EmailOptions>().BindConfiguration(EmailOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.Lease > options.Timeout * 2, "Email:Lease has to be more than twice Email:Timeout.")
            .Validate(options => options.RepliesAreUsable, "Email:ReplyTo has to be name@domain, the name of at most 16 characters without a plus, with an Email:ReplyKey of at least 32 characters.").ValidateOnStart();
        services.AddSingleton<EmailTelemetry>();
        services.AddSingleton<EmailQueue>();
        services.AddSingleton<SmtpSender>();
        services.AddSingleton<EmailDispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<EmailDispatcher>());
        services.AddSingleton<NewsWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<NewsWriter>());
        services.AddHostedService<EmailKeeper>();
        return builder;
    }
}
