using Billing.Data;
using Billing.Usage;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using Texting.Contracts;
using Texting.Contracts.Messaging;

namespace Billing;

/// <summary>The capabilities of the service.</summary>
public static class BillingService
{
    public static IHostApplicationBuilder AddBilling(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<BillingDb>("billing-db");
        builder.AddBus("billing", Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy)), handlers => handlers
            .Handle<MessageSent, OnMessageSent>()
            .Handle<MessageReceived, OnMessageReceived>()
            .Handle<MessageFailed, OnMessageFailed>());

        builder.Services.AddOpenApi();
        return builder;
    }

    public static IEndpointRouteBuilder MapBilling(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().RequireAuthorization(Policies.Public);
        var billing = app.MapGroup("/api/billing");
        billing.MapUsage();
        return app;
    }
}
