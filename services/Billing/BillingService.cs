using Billing.Accounts;
using Billing.Alerts;
using Billing.Data;
using Billing.Lots;
using Billing.Periods;
using Billing.Reconciliation;
using Billing.Seats;
using Billing.Statements;
using Billing.Subscription;
using Billing.Summary;
using Billing.Transactions;
using Billing.Usage;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Bus;
using ServiceDefaults.Data.Database;
using ServiceDefaults.Data.Http;
using ServiceDefaults.Data.Operations;
using ServiceDefaults.Http;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Billing;

/// <summary>The capabilities of the service.</summary>
public static class BillingService
{
    public static IHostApplicationBuilder AddBilling(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDatabase<BillingDb>("billing-db");
        builder.AddBus("billing", Catalog.Messages.Select(message => new WireMessage(message.Type, message.WireName, message.ReadBy)), handlers => handlers
            .Handle<CompanyChanged, OnCompanyChanged>()
            .Handle<StaffChanged, OnStaffChanged>()
            .Handle<NumberReserved, OnNumberReserved>()
            .Handle<NumberReleased, OnNumberReleased>()
            .Handle<PaymentRecorded, OnPaymentRecorded>()
            .Handle<MessageSent, OnMessageSent>()
            .Handle<MessageReceived, OnMessageReceived>()
            .Handle<MessageFailed, OnMessageFailed>()
            .Handle<MessageSegmentsCorrected, OnMessageSegmentsCorrected>()
            .Handle<CarrierDayListed, OnCarrierDayListed>());

        var services = builder.Services;
        services.AddApiDocument("Billing");
        services.AddCursors();
        services.Configure<Prices>(builder.Configuration.GetSection(Prices.Section));
        services.Configure<RolloverPolicy>(builder.Configuration.GetSection(RolloverPolicy.Section));
        services.Configure<AlertOptions>(builder.Configuration.GetSection(AlertOptions.Section));
        services.Configure<ClosingOptions>(builder.Configuration.GetSection(ClosingOptions.Section));
        services.AddScoped<UsageLedger>().AddScoped<PostNumberFees>().AddScoped<PeriodUsage>().AddScoped<ReadPeriod>().AddScoped<WatchSpending>();
        services.AddSingleton<WaitingFacts>().AddHostedService(provider => provider.GetRequiredService<WaitingFacts>());
        services.AddSingleton<PeriodCloser>().AddHostedService(provider => provider.GetRequiredService<PeriodCloser>());
        services.AddSingleton<Reconciler>().AddHostedService(provider => provider.GetRequiredService<Reconciler>());
        services.AddHostedService<ThresholdWatcher>();
        return builder;
    }

    public static IEndpointRouteBuilder MapBilling(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().RequireAuthorization(Policies.Public);
        app.MapServiceOperations("billing");
        var billing = app.MapGroup("/api/billing");
        billing.MapSummary();
        billing.MapPeriods();
        billing.MapTransactions();
        billing.MapStatements();
        billing.MapAlerts();
        billing.MapUsage();
        billing.MapReconciliation();
        return app;
    }
}
