using Notifications.Data;
using Notifications.Email;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts;
using Texting.Contracts.Notifications;

namespace Notifications;

/// <summary>The capabilities of the service.</summary>
public static class NotificationsService
{
    public static IHostApplicationBuilder AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<NotificationsDb>("notifications-db");
        builder.AddBus("notifications", Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy)), handlers => handlers
            .Handle<SendEmail, OnSendEmail>());

        builder.AddEmail();
        builder.Services.AddOpenApi();
        return builder;
    }

    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().RequireAuthorization(Policies.Public);
        return app;
    }
}
