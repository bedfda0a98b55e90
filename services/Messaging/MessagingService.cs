using Messaging.Contacts;
using Messaging.Conversations;
using Messaging.Data;
using Messaging.Inbound;
using Messaging.Live;
using Messaging.Media;
using Messaging.Senders;
using Messaging.Settings;
using Messaging.Texts;
using Messaging.Unassigned;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Data.Http;
using ServiceDefaults.Data.Operations;
using ServiceDefaults.Http;
using Texting.Contracts;
using Texting.Contracts.Billing;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Messaging;

/// <summary>The capabilities of the service.</summary>
public static class MessagingService
{
    // The longest message, every character of it escaped, and some room.
    private const int MaxRequestBytes = 256 * 1024;

    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<MessagingDb>("messaging-db");
        builder.Services.ConfigureDbContext<MessagingDb>((services, options) => options.AddInterceptors(services.GetRequiredService<WakeAfterCommit>()));
        builder.AddBus("messaging", Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy)), handlers => handlers
            .Handle<CompanyChanged, OnCompanyChanged>()
            .Handle<ClientChanged, OnClientChanged>()
            .Handle<StaffChanged, OnStaffChanged>()
            .Handle<FeedMessagePosted, OnFeedMessagePosted>()
            .Handle<PostReply, OnPostReply>()
            .Handle<SenderChanged, OnSenderChanged>()
            .Handle<SpendingStateChanged, OnSpendingStateChanged>()
            .HandleMany<SendMessage, OnSendMessage>());

        builder.Services.AddApiDocument("Messaging");
        builder.Services.AddCursors();
        builder.Services.AddTextReaders();
        builder.Services.AddSingleton<FeedSignal>().AddSingleton<WakeAfterCommit>().AddSingleton<FeedListeners>();
        builder.Services.AddHostedService<BulkChanger>();
        builder.Services.AddHostedService<TextingTeller>();
        builder.Services.AddHostedService<FeedTail>();
        builder.Services.AddHostedService<FeedChangeSweeper>();
        builder.Services.AddSingleton(PortalLink.From(builder.Configuration));
        builder.AddMedia();
        builder.AddInbound();
        builder.AddTexts();
        return builder;
    }

    public static IEndpointRouteBuilder MapMessaging(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().RequireAuthorization(Policies.Public);
        app.MapServiceOperations("messaging");
        var messaging = app.MapGroup("/api/messaging").WithMetadata(new RequestSizeLimitAttribute(MaxRequestBytes));
        messaging.MapConversations();
        messaging.MapHeld();
        messaging.MapImages();
        messaging.MapContacts();
        messaging.MapSettings();
        messaging.MapQuarantine();
        messaging.MapTexts();
        messaging.MapUnassigned();
        app.MapStatusCallbacks();
        app.MapInbound();
        app.MapMedia();
        app.MapTerms();
        return app;
    }
}
