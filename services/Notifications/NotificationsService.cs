using Notifications.Audience;
using Notifications.Data;
using Notifications.Email;
using Notifications.Incoming;
using Notifications.Notices;
using Notifications.PlatformEvents;
using Notifications.Settings;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Data.Http;
using ServiceDefaults.Data.Operations;
using ServiceDefaults.Http;
using Texting.Contracts;
using Texting.Contracts.Billing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Notifications;

/// <summary>The capabilities of the service.</summary>
public static class NotificationsService
{
    public static IHostApplicationBuilder AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<NotificationsDb>("notifications-db");
        builder.AddBus("notifications", Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy)), handlers => handlers
            .Handle<CompanyChanged, OnCompanyChanged>()
            .Handle<StaffChanged, OnStaffChanged>()
            .Handle<ClientChanged, OnClientChanged>()
            .Handle<EventStarted, OnEventStarted>()
            .Handle<StaffLate, OnStaffLate>()
            .Handle<ServicesRequested, OnServicesRequested>()
            .Handle<ServiceChangeRequested, OnServiceChangeRequested>()
            .Handle<OrderedTextChanged, OnOrderedTextChanged>()
            .Handle<UnassignedMessageReceived, OnUnassignedMessageReceived>()
            .Handle<RegistrationChanged, OnRegistrationChanged>()
            .Handle<PeriodClosed, OnPeriodClosed>()
            .Handle<UsageThresholdReached, OnUsageThresholdReached>()
            .Handle<SendEmail, OnSendEmail>());

        builder.AddEmail();
        builder.AddPlatformEvents();
        builder.Services.AddApiDocument("Notifications");
        builder.Services.AddSingleton<Turns>();
        builder.Services.AddScoped<DecideNotices>();
        builder.Services.AddSingleton<HeldNotices>().AddHostedService(provider => provider.GetRequiredService<HeldNotices>());
        builder.Services.AddCursors();
        return builder;
    }

    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().RequireAuthorization(Policies.Public);
        app.MapServiceOperations("notifications");
        var notifications = app.MapGroup("/api/notifications");
        notifications.MapEmails();
        app.MapInboundEmails();
        app.MapPlatformEvents();
        notifications.MapSettings();
        notifications.MapNotices();
        return app;
    }
}
